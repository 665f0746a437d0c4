/** Who vouches for a user: our own accounts, or an outside identity provider. */
export type Authority = "embedded" | "clerk";

/** A signed-in user, as the identity provider knows them, before anything of the product is looked up. */
export interface UserCaller {
  kind: "user";
  authority: Authority;
  /** The authority's own id of the user, `usr_…` in the embedded one. */
  externalId: string;
  sessionId: string;
  email: string;
  emailVerified: boolean;
  name: string;
  imageUrl: string | null;
  /** What the credential may do. A session may do everything its user may. */
  scopes: readonly string[];
  /** Where the request came from, as far as trusted proxies tell. */
  address: string;
}

/** Somebody without a session. */
export interface VisitorCaller {
  kind: "visitor";
  address: string;
}

/** A machine that signs what it sends; the route's own code verifies the signature. */
export interface ServiceCaller {
  kind: "service";
  address: string;
}

export type Caller = UserCaller | VisitorCaller;
