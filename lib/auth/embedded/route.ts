import { rawBody } from "../../http/body";
import type { RouteContext } from "../../http/contract";
import { fileResponse } from "../../http/response";
import { kernelServices } from "../../http/services";
import { clerkSettings } from "../clerk/settings";
import { socialProvider } from "../social";
import { createAuthHandler } from "./handler";
import { embeddedAuth } from "./index";

/** Larger than any documented body, small enough to hash no essays. */
const BODY_LIMIT_BYTES = 16 * 1024;

let handle: ReturnType<typeof createAuthHandler> | undefined;

/** The declaration behind both methods of `/api/auth/[...all]`; each operation has its own contract in `operations.ts`. */
export const authRoute = {
  summary: "Accounts",
  identity: "none",
  limit: "generous",
  body: rawBody({ limitBytes: BODY_LIMIT_BYTES }),
  response: fileResponse("application/json", "What the operation answers"),
  run: async ({ request, body, caller, log }: Pick<RouteContext<"none", undefined, undefined, ReturnType<typeof rawBody>>, "request" | "body" | "caller" | "log">) => {
    const clerk = clerkSettings();
    if (clerk !== null) {
      const { answerExternally, clerkIdentity } = await import("../clerk");
      return await answerExternally(clerkIdentity(clerk), request);
    }
    const { auth, options } = embeddedAuth();
    handle ??= createAuthHandler({ ...options, auth, limiter: kernelServices().limiter, providers: socialProvider });
    return await handle(request, body, { address: caller.address, log });
  },
} as const;
