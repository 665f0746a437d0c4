import type { Authority, Redemption } from "../authority";
import { clientOf } from "../clientCredentials";

type Refusal = Extract<Redemption, { refused: string }>["refused"];

const TROUBLE = "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors";

/** GitHub refuses with status 200. The words are those of the page above. */
const REFUSALS: Record<Refusal, { error: string; error_description: string }> = {
  client: { error: "incorrect_client_credentials", error_description: "The client_id and/or client_secret passed are incorrect." },
  code: { error: "bad_verification_code", error_description: "The code passed is incorrect or expired." },
  redirect_uri: { error: "redirect_uri_mismatch", error_description: "The redirect_uri MUST match the registered callback URL for this application." },
  verifier: { error: "bad_verification_code", error_description: "The code passed is incorrect or expired." },
};

/** `POST /login/oauth/access_token`: JSON for those who accept it, a form otherwise. */
export async function exchangeCode(authority: Authority, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const redeemed = authority.redeem({
    ...clientOf(request, form),
    code: form.get("code") ?? "",
    redirectUri: form.get("redirect_uri") ?? authority.client.redirectUri,
    verifier: form.get("code_verifier"),
  });
  if ("refused" in redeemed) {
    const refusal = REFUSALS[redeemed.refused];
    return answer(request, { ...refusal, error_uri: `${TROUBLE}/#${refusal.error.replaceAll("_", "-")}` });
  }
  return answer(request, { access_token: redeemed.accessToken, token_type: "bearer", scope: redeemed.grant.scopes.join(",") });
}

function answer(request: Request, body: Record<string, string>): Response {
  if (request.headers.get("accept")?.includes("application/json") ?? false) return Response.json(body);
  return new Response(new URLSearchParams(body).toString(), { headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" } });
}
