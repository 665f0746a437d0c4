import { authContracts } from "@/lib/auth/embedded/contracts";
import { env } from "@/lib/env";
import { contractsOf, fileResponse, route } from "@/lib/http";
import { describeApi } from "@/lib/http/openapi";
import { version } from "../../package.json";
import { ROUTE_MODULES } from "./manifest";

let document: Promise<string> | undefined;

export const GET = route("GET /swagger.json", {
  summary: "This document",
  identity: "none",
  limit: "generous",
  response: fileResponse("application/json", "The OpenAPI 3.1 document"),
  run: async () => {
    document ??= write();
    return new Response(await document, { headers: { "content-type": "application/json", "cache-control": "public, max-age=300" } });
  },
});

async function write(): Promise<string> {
  const modules = await Promise.all(Object.values(ROUTE_MODULES).map((load) => load()));
  const contracts = [...modules.flatMap(contractsOf), ...authContracts, GET.contract];
  contracts.sort((a, b) => a.name.localeCompare(b.name));
  return JSON.stringify(describeApi(contracts, { version, appUrl: env().APP_URL }), null, 2);
}
