import type { Client } from "../authority";
import { backTo, type Judged } from "../consent";
import { refusalPage } from "../pages";

const TROUBLE = "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-authorization-request-errors";

/** What comes back when the person cancels. */
export const DENIAL = {
  error: "access_denied",
  error_description: "The user has denied your application access.",
  error_uri: `${TROUBLE}/#access-denied`,
};

/** GitHub sends errors to the address that is registered, even when another was asked for. */
export function judgeAuthorization(query: URLSearchParams, client: Client): Judged {
  if (query.get("client_id") !== client.id) {
    return { answer: new Response(refusalPage("GitHub", "404", "There is no such application."), { status: 404, headers: { "content-type": "text/html; charset=utf-8" } }) };
  }
  const state = query.get("state");
  const redirectUri = query.get("redirect_uri") ?? client.redirectUri;
  const refuse = (error: string, description: string): Judged => ({
    answer: Response.redirect(backTo({ redirectUri: client.redirectUri, state }, { error, error_description: description, error_uri: `${TROUBLE}/#redirect-uri-mismatch` }), 302),
  });
  if (redirectUri !== client.redirectUri) return refuse("redirect_uri_mismatch", "The redirect_uri is not associated with this application.");
  const challenge = query.get("code_challenge");
  if (challenge !== null && query.get("code_challenge_method") !== "S256") return refuse("invalid_request", "The code_challenge_method must be S256.");
  const scopes = (query.get("scope") ?? "").split(/[ ,]+/).filter((scope) => scope !== "");
  return { asked: { redirectUri, scopes, state, challenge, nonce: null } };
}
