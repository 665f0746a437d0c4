import type { Authority, Redemption } from "../authority";
import { clientOf } from "../clientCredentials";
import type { IdTokenSigner } from "./idToken";

type Refusal = Extract<Redemption, { refused: string }>["refused"];

/** Google's words for each refusal: https://developers.google.com/identity/protocols/oauth2/web-server#exchange-errors */
const REFUSALS: Record<Refusal, { status: number; error: string; error_description: string }> = {
  client: { status: 401, error: "invalid_client", error_description: "The provided client secret is invalid." },
  code: { status: 400, error: "invalid_grant", error_description: "Bad Request" },
  redirect_uri: { status: 400, error: "redirect_uri_mismatch", error_description: "Bad Request" },
  verifier: { status: 400, error: "invalid_grant", error_description: "Invalid code verifier." },
};

/** `POST /token`: a code for an access token and, with the scope `openid`, an id_token. */
export async function exchangeCode(authority: Authority, signer: IdTokenSigner, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  if (form.get("grant_type") !== "authorization_code") {
    return answer(400, { error: "unsupported_grant_type", error_description: `Invalid grant_type: ${form.get("grant_type") ?? ""}` });
  }
  const redeemed = authority.redeem({
    ...clientOf(request, form),
    code: form.get("code") ?? "",
    redirectUri: form.get("redirect_uri") ?? "",
    verifier: form.get("code_verifier"),
  });
  if ("refused" in redeemed) {
    const { status, ...body } = REFUSALS[redeemed.refused];
    return answer(status, body);
  }
  const { grant, persona, accessToken } = redeemed;
  return answer(200, {
    access_token: accessToken,
    expires_in: 3599,
    scope: grant.scopes.join(" "),
    token_type: "Bearer",
    ...(grant.scopes.includes("openid") && { id_token: signer.idToken({ client: authority.client, grant, persona, accessToken }) }),
  });
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
