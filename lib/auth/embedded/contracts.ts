import type { RouteContract } from "../../http/contract";
import { SESSION_OPERATIONS } from "../clerk/session-operations";
import { AUTH_OPERATIONS, type AuthOperation } from "./operations";

/** The operations of `/api/auth` as the API document wants them. */
export const authContracts: RouteContract[] = Object.entries<AuthOperation>(AUTH_OPERATIONS).map(([name, operation]) => {
  const [method = "", path = ""] = name.split(" ", 2);
  const { summary, identity = "visitor", params, body, response, also } = operation;
  return {
    name: `${method === "POST" ? "POST" : "GET"} /api/auth${path}`,
    summary,
    identity,
    limit: "generous",
    response,
    ...(params === undefined ? {} : { params }),
    ...(body === undefined ? {} : { body }),
    also: SESSION_OPERATIONS.has(name) ? { ...also } : { ...also, 409: "`identity_external`, where Clerk keeps the accounts" },
  };
});
