import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { z } from "zod";
import { env } from "../../env";
import { authorizationUrl, exchangeCode, type OAuthClient } from "../oauth/exchange";
import { SocialRefused, type SocialProvider } from "../oauth/types";

/** Hosts of https://accounts.google.com/.well-known/openid-configuration. */
const HOSTS = { oauth: "https://accounts.google.com", token: "https://oauth2.googleapis.com", api: "https://www.googleapis.com" };

export interface GoogleSettings extends OAuthClient {
  /** Absent means Google's own hosts. */
  oauthUrl?: string | undefined;
  tokenUrl?: string | undefined;
  apiUrl?: string | undefined;
}

const claims = z.object({ sub: z.string().min(1), email: z.string().optional(), email_verified: z.boolean().optional(), name: z.string().optional() });

/**
 * Sign-in with Google, OpenID Connect. The id_token is verified like any stranger's: signature against the published
 * keys, issuer, audience, age and the nonce of this browser's request.
 * https://developers.google.com/identity/openid-connect/openid-connect
 */
export function createGoogle({ oauthUrl = HOSTS.oauth, tokenUrl = HOSTS.token, apiUrl = HOSTS.api, ...client }: GoogleSettings): SocialProvider {
  // Fetched when first needed and kept: a token of an unknown key fetches them again, at most every 30 seconds.
  const keys = createRemoteJWKSet(new URL(`${apiUrl}/oauth2/v3/certs`));
  return {
    authorizationUrl: ({ redirectUri, state, challenge, nonce }) =>
      authorizationUrl(`${oauthUrl}/o/oauth2/v2/auth`, {
        response_type: "code",
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: "S256",
        // Several accounts in one browser are common, and a shared computer must not pick for people.
        prompt: "select_account",
      }),
    async profile(answer) {
      const { idToken } = await exchangeCode(`${tokenUrl}/token`, client, answer);
      if (idToken === null) throw new SocialRefused("Google sent no id_token");
      const { payload } = await jwtVerify(idToken, keys, {
        algorithms: ["RS256"],
        // Google names itself with and without the scheme.
        issuer: [oauthUrl, oauthUrl.replace(/^https?:\/\//, "")],
        audience: client.clientId,
        maxTokenAge: "10 min",
        clockTolerance: "1 min",
      }).catch((cause: unknown) => {
        // Keys that cannot be fetched say nothing about the token.
        if (!(cause instanceof errors.JOSEError) || cause instanceof errors.JWKSTimeout) throw cause;
        throw new SocialRefused("Google's id_token does not verify", { cause });
      });
      if (payload.nonce !== answer.nonce) throw new SocialRefused("Google's id_token answers another request");
      const { sub, email, email_verified: verified, name } = claims.parse(payload);
      return { accountId: sub, email: email?.toLowerCase() ?? null, emailVerified: verified === true, name: name ?? "" };
    },
  };
}

/** With the environment's client; null when there is none, and then nobody is offered it. */
export function google(): SocialProvider | null {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_OAUTH_URL, GOOGLE_TOKEN_URL, GOOGLE_API_URL } = env();
  if (GOOGLE_CLIENT_ID === undefined || GOOGLE_CLIENT_SECRET === undefined) return null;
  return createGoogle({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET, oauthUrl: GOOGLE_OAUTH_URL, tokenUrl: GOOGLE_TOKEN_URL, apiUrl: GOOGLE_API_URL });
}
