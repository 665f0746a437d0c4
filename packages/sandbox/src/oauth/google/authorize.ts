import type { Client } from "../authority";
import { backTo, type Judged } from "../consent";
import { refusalPage } from "../pages";

/**
 * Google shows an error page of its own while it does not trust the address to send the person back to; only after
 * that does an error travel back. https://developers.google.com/identity/protocols/oauth2/web-server#authorization-errors
 */
export function judgeAuthorization(query: URLSearchParams, client: Client): Judged {
  const redirectUri = query.get("redirect_uri");
  const state = query.get("state");
  if (query.get("client_id") !== client.id) return page(401, "invalid_client", "The OAuth client was not found.");
  if (redirectUri === null) return page(400, "invalid_request", "Missing required parameter: redirect_uri");
  if (redirectUri !== client.redirectUri) {
    return page(400, "redirect_uri_mismatch", `This redirect URI is not registered with the client: ${redirectUri}`);
  }
  if (query.get("response_type") !== "code") return page(400, "invalid_request", "Missing or unsupported parameter: response_type");
  const scopes = (query.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  if (scopes.length === 0) return page(400, "invalid_request", "Missing required parameter: scope");
  const unknown = scopes.find((scope) => !["openid", "email", "profile"].includes(scope));
  if (unknown !== undefined) return { answer: Response.redirect(backTo({ redirectUri, state }, { error: "invalid_scope" }), 302) };
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") return page(400, "invalid_request", "Unsupported code_challenge_method: use S256");
  return { asked: { redirectUri, scopes, state, challenge, nonce: query.get("nonce") } };
}

function page(status: number, code: string, explanation: string): Judged {
  return { answer: new Response(refusalPage("Google", `Error ${status}: ${code}`, explanation), { status, headers: { "content-type": "text/html; charset=utf-8" } }) };
}
