import { z } from "zod";
import type { Deployment } from "./push";
import { Stop } from "./stop";

const answered = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), value: z.unknown() }),
  z.object({ status: z.literal("error"), errorMessage: z.string() }),
]);

/** Runs a function of the deployment, an internal one too, as its owner may. @throws Stop with the function's own words */
export async function runFunction({ url, adminKey }: Pick<Deployment, "url" | "adminKey">, path: string, args: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(`${url}/api/function`, {
    method: "POST",
    headers: { authorization: `Convex ${adminKey}`, "content-type": "application/json" },
    body: JSON.stringify({ path, args, format: "json" }),
  });
  if (!response.ok) throw new Stop(`Convex did not run ${path} (${response.status}): ${(await response.text()).slice(0, 300)}`);
  const answer = answered.parse(await response.json());
  if (answer.status === "error") throw new Stop(`${path} failed: ${answer.errorMessage}`);
  return answer.value;
}
