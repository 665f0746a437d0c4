import { type Answer, notFound } from "./answer";
import { userJson } from "./resources";
import type { StandinState } from "./state";
import type { TokenMaker } from "./tokens";

/** The Backend API, for whoever knows the secret key; `null` for a path that is not its. */
export function backendApi({ state, tokens, secretKey }: { state: StandinState; tokens: TokenMaker; secretKey: string }) {
  return (method: string, path: string, authorization: string | undefined): Answer | null => {
    const userId = /^\/v1\/users\/([^/]+)$/.exec(path)?.[1];
    if (method !== "GET" || (userId === undefined && path !== "/v1/jwks")) return null;
    if (authorization !== `Bearer ${secretKey}`) return { status: 401, json: { errors: [{ code: "authentication_invalid", message: "Unauthorized" }] } };
    if (userId === undefined) return { status: 200, json: tokens.jwks };
    const user = state.users.get(userId);
    return user === undefined ? notFound() : { status: 200, json: userJson(user) };
  };
}
