import { api } from "../../../convex/_generated/api";
import { AppError } from "../../domain/errors";
import { validate } from "../../http/validation";
import { safeNextPath } from "../../next-path";
import { SocialRefused } from "../../providers/oauth/types";
import { SOCIAL_PROVIDERS, type SocialProviderId, type SocialProviders } from "../social";
import { type Exchange, redirect, withCookiesOf } from "./exchange";
import { openSession } from "./native";
import { challengeOf, clearState, newOAuthState, openState, sealState } from "./oauth-state";
import { socialSignInBody } from "./operations";
import type { BetterAuth, EmbeddedAuthOptions } from "./server";

interface SocialOptions extends Pick<EmbeddedAuthOptions, "appUrl" | "secret" | "convex"> {
  auth: BetterAuth;
  providers: SocialProviders;
}

/** Why nobody was signed in; the sign-in page has words for each. */
type Failure = "cancelled" | "expired" | "provider_failed" | "provider_unavailable" | "email_unverified" | "no_email";

/** Signing in with an account elsewhere: the way there, and the way back. */
export function createSocialSignIn({ auth, appUrl, secret, convex, providers }: SocialOptions) {
  const redirectUri = (id: SocialProviderId) => `${appUrl}/api/auth/callback/${id}`;

  async function begin(exchange: Exchange): Promise<Response> {
    const { provider: id, callbackURL } = validate(socialSignInBody, exchange.body, "body");
    const provider = providers(id);
    if (provider === null) throw new AppError("not_found", "This way of signing in is not set up here. Use your e-mail address.");
    const state = newOAuthState(id, safeNextPath(callbackURL));
    const url = provider.authorizationUrl({ redirectUri: redirectUri(id), state: state.state, nonce: state.nonce, challenge: challengeOf(state) });
    return Response.json({ url, redirect: true }, { headers: { "set-cookie": await sealState(state, { appUrl, secret }) } });
  }

  async function finish(exchange: Exchange): Promise<Response> {
    const id = SOCIAL_PROVIDERS.find((known) => exchange.url.pathname.endsWith(`/callback/${known}`));
    if (id === undefined) throw new AppError("not_found", "There is nothing at this address.");
    const response = await answer(exchange, id);
    response.headers.append("set-cookie", clearState({ appUrl }));
    return response;
  }

  async function answer(exchange: Exchange, id: SocialProviderId): Promise<Response> {
    const { searchParams } = exchange.url;
    const state = await openState(exchange.headers, { provider: id, state: searchParams.get("state") }, secret);
    const back = (error: Failure) => redirect(appUrl, "/sign-in", { error, provider: id, ...(state !== null && state.next !== "/" && { next: state.next }) });
    // Nothing of an answer counts that this browser did not ask for: neither its code nor its error.
    if (state === null) return back("expired");
    const [code, error] = [searchParams.get("code"), searchParams.get("error")];
    if (error !== null || code === null) return back(error === "access_denied" ? "cancelled" : "provider_failed");
    const profile = await providers(id)?.profile({ redirectUri: redirectUri(id), code, verifier: state.verifier, nonce: state.nonce }).catch((cause: unknown) => failureOf(cause, exchange));
    if (profile === undefined || typeof profile === "string") return back(profile ?? "provider_failed");
    const outcome = await convex().mutation(api.identity.signIn.withProvider, { profile: { ...profile, providerId: id } });
    if (outcome.kind !== "admitted") return back(outcome.kind);
    return withCookiesOf(redirect(appUrl, state.next), await openSession(auth, exchange, outcome.userId));
  }

  return { begin, finish };
}

/** What the person is told; what happened is in the log. */
function failureOf(cause: unknown, { log }: Exchange): Failure {
  if (cause instanceof SocialRefused) {
    log.warn("auth.social_refused", { cause });
    return "provider_failed";
  }
  log.error("auth.social_unavailable", { cause });
  return "provider_unavailable";
}
