import { z } from "zod";
import { env } from "../../env";
import { authorizationUrl, exchangeCode, readJson, type OAuthClient } from "../oauth/exchange";
import type { SocialProvider } from "../oauth/types";

const HOSTS = { oauth: "https://github.com", api: "https://api.github.com" };

export interface GithubSettings extends OAuthClient {
  /** Absent means GitHub's own hosts. */
  oauthUrl?: string | undefined;
  apiUrl?: string | undefined;
}

const user = z.object({ id: z.number().int().positive(), login: z.string(), name: z.string().nullish() });
const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/**
 * Sign-in with GitHub. The address is the primary one of `/user/emails`, public or not: what the profile shows says
 * nothing about verification. https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function createGithub({ oauthUrl = HOSTS.oauth, apiUrl = HOSTS.api, ...client }: GithubSettings): SocialProvider {
  // GitHub refuses requests without a user agent.
  const headers = { accept: "application/vnd.github+json", "user-agent": "backline" };
  return {
    authorizationUrl: ({ redirectUri, state, challenge }) =>
      authorizationUrl(`${oauthUrl}/login/oauth/authorize`, {
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope: "read:user user:email",
        state,
        code_challenge: challenge,
        code_challenge_method: "S256",
      }),
    async profile(answer) {
      const { accessToken } = await exchangeCode(`${oauthUrl}/login/oauth/access_token`, client, answer);
      const [profile, addresses] = await Promise.all([
        readJson(`${apiUrl}/user`, accessToken, headers).then((json) => user.parse(json)),
        readJson(`${apiUrl}/user/emails`, accessToken, headers).then((json) => emails.parse(json)),
      ]);
      const primary = addresses.find((address) => address.primary);
      return {
        accountId: String(profile.id),
        email: primary?.email.toLowerCase() ?? null,
        emailVerified: primary?.verified === true,
        name: profile.name ?? profile.login,
      };
    },
  };
}

/** With the environment's client; null when there is none, and then nobody is offered it. */
export function github(): SocialProvider | null {
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GITHUB_OAUTH_URL, GITHUB_API_URL } = env();
  if (GITHUB_CLIENT_ID === undefined || GITHUB_CLIENT_SECRET === undefined) return null;
  return createGithub({ clientId: GITHUB_CLIENT_ID, clientSecret: GITHUB_CLIENT_SECRET, oauthUrl: GITHUB_OAUTH_URL, apiUrl: GITHUB_API_URL });
}
