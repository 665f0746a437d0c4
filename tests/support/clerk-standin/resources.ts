import type { StandinClient, StandinSession, StandinState, StandinUser } from "./state";
import type { TokenMaker } from "./tokens";

/*
 * Clerk's objects as its APIs send them: what @clerk/clerk-js 6.34, @clerk/ui 1.34 and @clerk/backend 3.20 read of them.
 * The shapes come from those packages; nobody compared them with the live service.
 */

const DAY_MS = 86_400_000;

export function userJson(user: StandinUser) {
  const verification = { object: "verification_email_code", status: user.verified ? "verified" : "unverified", strategy: "email_code", attempts: 1, expire_at: null };
  const times = { created_at: user.createdAt, updated_at: user.updatedAt };
  return {
    object: "user",
    id: user.id,
    username: null,
    first_name: user.firstName,
    last_name: user.lastName,
    has_image: false,
    image_url: "",
    locale: null,
    primary_email_address_id: user.emailId,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    password_enabled: true,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    email_addresses: [{ object: "email_address", id: user.emailId, email_address: user.email, reserved: false, linked_to: [], matches_sso_connection: false, verification, ...times }],
    phone_numbers: [],
    web3_wallets: [],
    passkeys: [],
    external_accounts: [],
    enterprise_accounts: [],
    organization_memberships: [],
    password_last_updated_at: user.createdAt,
    public_metadata: {},
    private_metadata: {},
    unsafe_metadata: {},
    external_id: null,
    last_sign_in_at: user.createdAt,
    banned: false,
    locked: false,
    lockout_expires_in_seconds: null,
    verification_attempts_remaining: 100,
    delete_self_enabled: true,
    create_organization_enabled: false,
    create_organizations_limit: null,
    mfa_enabled_at: null,
    mfa_disabled_at: null,
    legal_accepted_at: null,
    last_active_at: Date.now(),
    ...times,
  };
}

export async function sessionJson(state: StandinState, tokens: TokenMaker, session: StandinSession, status = "active") {
  const user = state.users.get(session.userId);
  if (user === undefined) throw new Error("a session of nobody");
  return {
    object: "session",
    id: session.id,
    status,
    expire_at: session.createdAt + 7 * DAY_MS,
    abandon_at: session.createdAt + 30 * DAY_MS,
    last_active_at: Date.now(),
    actor: null,
    tasks: null,
    last_active_organization_id: null,
    last_active_token: { object: "token", jwt: await tokens.session(session) },
    factor_verification_age: [0, -1],
    user: userJson(user),
    public_user_data: { first_name: user.firstName, last_name: user.lastName, image_url: "", has_image: false, identifier: user.email },
    created_at: session.createdAt,
    updated_at: session.createdAt,
  };
}

export async function clientJson(state: StandinState, tokens: TokenMaker, client: StandinClient) {
  return {
    object: "client",
    id: client.id,
    sessions: await Promise.all(client.sessions.map((session) => sessionJson(state, tokens, session))),
    sign_in: client.signIn === null ? null : signInJson(client.signIn, null),
    sign_up: client.signUp === null ? null : signUpJson(client.signUp, null),
    last_active_session_id: client.sessions.at(-1)?.id ?? null,
    last_authentication_strategy: null,
    cookie_expires_at: null,
    captcha_bypass: false,
    created_at: client.createdAt,
    updated_at: Date.now(),
  };
}

/** `sessionId` is that of the session it made; `null` while the password is still asked for. */
export function signInJson(signIn: NonNullable<StandinClient["signIn"]>, sessionId: string | null) {
  return {
    object: "sign_in_attempt",
    id: signIn.id,
    status: sessionId === null ? "needs_first_factor" : "complete",
    supported_identifiers: ["email_address"],
    supported_first_factors: [{ strategy: "password" }],
    supported_second_factors: null,
    first_factor_verification: sessionId === null ? null : { status: "verified", strategy: "password", attempts: 1, expire_at: null },
    second_factor_verification: null,
    identifier: signIn.identifier,
    user_data: null,
    created_session_id: sessionId,
    abandon_at: Date.now() + DAY_MS,
  };
}

export function signUpJson(signUp: NonNullable<StandinClient["signUp"]>, made: { userId: string; sessionId: string } | null) {
  const given = { email_address: signUp.email, password: signUp.password, first_name: signUp.firstName, last_name: signUp.lastName };
  return {
    object: "sign_up_attempt",
    id: signUp.id,
    status: made === null ? "missing_requirements" : "complete",
    required_fields: Object.keys(given),
    optional_fields: [],
    missing_fields: Object.entries(given).flatMap(([name, value]) => (value === undefined ? [name] : [])),
    unverified_fields: [],
    verifications: { email_address: null, phone_number: null, web3_wallet: null, external_account: null },
    username: null,
    email_address: signUp.email ?? null,
    phone_number: null,
    web3_wallet: null,
    password_enabled: signUp.password !== undefined,
    first_name: signUp.firstName ?? null,
    last_name: signUp.lastName ?? null,
    unsafe_metadata: {},
    public_metadata: {},
    custom_action: false,
    external_id: null,
    created_session_id: made?.sessionId ?? null,
    created_user_id: made?.userId ?? null,
    abandon_at: Date.now() + DAY_MS,
    legal_accepted_at: null,
    locale: null,
  };
}
