/** What a sign-in provider is asked for at the first step; all of it is bound to the browser that asks. */
export interface AuthorizationRequest {
  redirectUri: string;
  /** Comes back untouched. */
  state: string;
  /** PKCE: base64url of the SHA-256 of the verifier. */
  challenge: string;
  /** OpenID Connect: comes back inside the id_token. */
  nonce: string;
}

/** What came back, with what was kept back at the first step. */
export interface AuthorizationAnswer {
  redirectUri: string;
  code: string;
  verifier: string;
  nonce: string;
}

/** Who a provider says somebody is. */
export interface SocialProfile {
  /** The provider's own id of the account: it never changes, an address may. */
  accountId: string;
  /** Lower case; null when the provider gives none. */
  email: string | null;
  /** Whether the *provider* has seen proof of the address. Nothing is linked without. */
  emailVerified: boolean;
  /** May be empty. */
  name: string;
}

/** A way of signing in with an account that people have elsewhere. */
export interface SocialProvider {
  authorizationUrl(request: AuthorizationRequest): string;
  /** @throws {SocialRefused} when the provider does not vouch; anything else when it cannot be reached */
  profile(answer: AuthorizationAnswer): Promise<SocialProfile>;
}

/** The provider, or what it sent, does not prove who somebody is. The message is for the log. */
export class SocialRefused extends Error {
  override readonly name = "SocialRefused";
}
