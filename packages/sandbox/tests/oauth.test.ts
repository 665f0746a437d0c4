import { createHash } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index";
import { sandboxFor, temporaryDirectory } from "./kernel-support";

const VERIFIER = "a-verifier-of-at-least-forty-three-characters-x";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

const WIRES = {
  google: { authorize: (env: Env) => `${env.GOOGLE_OAUTH_URL}/o/oauth2/v2/auth`, token: (env: Env) => `${env.GOOGLE_TOKEN_URL}/token`, scope: "openid email profile", key: "GOOGLE" },
  github: { authorize: (env: Env) => `${env.GITHUB_OAUTH_URL}/login/oauth/authorize`, token: (env: Env) => `${env.GITHUB_OAUTH_URL}/login/oauth/access_token`, scope: "read:user user:email", key: "GITHUB" },
} as const;
type Env = Record<string, string>;
type Name = keyof typeof WIRES;
const NAMES: Name[] = ["google", "github"];

const redirectUri = (name: Name) => `http://localhost:3000/api/auth/callback/${name}`;

function authorizeUrl({ env }: Sandbox, name: Name, change: Record<string, string | null> = {}): string {
  const { authorize, scope, key } = WIRES[name];
  const asked = { response_type: "code", client_id: env[`${key}_CLIENT_ID`] ?? "", redirect_uri: redirectUri(name), scope, state: "s&t=te", nonce: "n0nce", code_challenge: CHALLENGE, code_challenge_method: "S256", ...change };
  const url = new URL(authorize(env));
  for (const [field, value] of Object.entries(asked)) if (value !== null) url.searchParams.set(field, value);
  return url.href;
}

function post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
}

/** Agrees as a persona and returns the code. */
async function codeFor(sandbox: Sandbox, name: Name, fields: Record<string, string> = { persona: "maya" }, change: Record<string, string | null> = {}): Promise<string> {
  const answer = await post(authorizeUrl(sandbox, name, change), fields);
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.searchParams.get("state")).toBe("s&t=te");
  return back.searchParams.get("code") ?? "";
}

async function exchange({ env }: Sandbox, name: Name, code: string, change: Record<string, string> = {}): Promise<{ status: number; json: Record<string, string> }> {
  const { token, key } = WIRES[name];
  const fields = { grant_type: "authorization_code", client_id: env[`${key}_CLIENT_ID`] ?? "", client_secret: env[`${key}_CLIENT_SECRET`] ?? "", redirect_uri: redirectUri(name), code_verifier: VERIFIER, code, ...change };
  const answer = await post(token(env), fields, { accept: "application/json" });
  return { status: answer.status, json: await answer.json() };
}

function api(sandbox: Sandbox, url: string, accessToken: string): Promise<Response> {
  return fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
}

describe.each(NAMES)("%s", (name) => {
  test("shows a consent page that runs no script and names everybody one can be", async () => {
    const sandbox = await sandboxFor();
    const answer = await fetch(authorizeUrl(sandbox, name));
    const text = await answer.text();
    expect(answer.headers.get("content-security-policy")).not.toContain("script-src");
    expect(text).toMatch(/Continue as Maya Okafor[\s\S]*Continue as Jonas Weber[\s\S]*Continue as Rin Takeda[\s\S]*Somebody else[\s\S]*Cancel/);
  });

  test("cancelling goes back with access_denied and the state untouched", async () => {
    const sandbox = await sandboxFor();
    const back = new URL((await post(authorizeUrl(sandbox, name), { cancel: "yes" })).headers.get("location") ?? "");
    expect(back.origin + back.pathname).toBe(redirectUri(name));
    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(back.searchParams.get("state")).toBe("s&t=te");
    expect(back.searchParams.get("code")).toBeNull();
  });

  test("sends nobody to an address that is not registered, to the letter", async () => {
    const sandbox = await sandboxFor();
    for (const foreign of ["https://evil.example/", `${redirectUri(name)}/`, `${redirectUri(name)}?x=1`, redirectUri(name).replace("localhost", "127.0.0.1")]) {
      const answer = await post(authorizeUrl(sandbox, name, { redirect_uri: foreign }), { persona: "maya" });
      const location = answer.headers.get("location");
      if (location === null) expect(answer.status).toBe(400);
      else expect(location).toMatch(new RegExp(`^${redirectUri(name)}\\?error=redirect_uri_mismatch`));
    }
  });

  test("knows only its client, and takes S256 only", async () => {
    const sandbox = await sandboxFor();
    expect((await fetch(authorizeUrl(sandbox, name, { client_id: "somebody" }), { redirect: "manual" })).status).toBeGreaterThanOrEqual(400);
    const plain = await fetch(authorizeUrl(sandbox, name, { code_challenge_method: "plain" }), { redirect: "manual" });
    expect(plain.headers.get("location") ?? "error=").toContain("error=");
    expect([302, 400]).toContain(plain.status);
  });

  test("another site's page cannot consent for anybody", async () => {
    const sandbox = await sandboxFor();
    expect((await post(authorizeUrl(sandbox, name), { persona: "maya" }, { origin: "https://evil.example" })).status).toBe(403);
  });

  test("a code is good once; when it comes again its token dies", async () => {
    const sandbox = await sandboxFor();
    const code = await codeFor(sandbox, name);
    const { json } = await exchange(sandbox, name, code);
    const url = name === "google" ? `${sandbox.env.GOOGLE_API_URL}/oauth2/v3/userinfo` : `${sandbox.env.GITHUB_API_URL}/user`;
    expect((await api(sandbox, url, json.access_token ?? "")).status).toBe(200);
    expect((await exchange(sandbox, name, code)).json.error).toBe(name === "google" ? "invalid_grant" : "bad_verification_code");
    expect((await api(sandbox, url, json.access_token ?? "")).status).toBe(401);
  });

  test("a code is good for ten minutes", async () => {
    const sandbox = await sandboxFor();
    const code = await codeFor(sandbox, name);
    await sandbox.advance(10 * 60_000 + 1000);
    expect((await exchange(sandbox, name, code)).json.error).toBe(name === "google" ? "invalid_grant" : "bad_verification_code");
  });

  test.each([
    ["secret", { client_secret: "wrong" }, { google: "invalid_client", github: "incorrect_client_credentials" }],
    ["redirect address", { redirect_uri: "http://localhost:3000/other" }, { google: "redirect_uri_mismatch", github: "redirect_uri_mismatch" }],
    ["verifier", { code_verifier: "another-verifier-of-forty-three-characters-xx" }, { google: "invalid_grant", github: "bad_verification_code" }],
    ["code", { code: "made-up" }, { google: "invalid_grant", github: "bad_verification_code" }],
  ])("a wrong %s at the second step is refused in the provider's own words", async (_what, change, errors) => {
    const sandbox = await sandboxFor();
    const { status, json } = await exchange(sandbox, name, await codeFor(sandbox, name), change);
    expect(json.error).toBe(errors[name]);
    // GitHub says no with 200.
    expect(status === 200).toBe(name === "github");
  });

  test("somebody made up is the same person when they come again, after a restart too", async () => {
    const dataDir = temporaryDirectory();
    const else_ = { persona: "else", name: "New Person", email: "New@People.sandbox.test", verified: "yes" };
    const subject = async (sandbox: Sandbox) => {
      const { json } = await exchange(sandbox, name, await codeFor(sandbox, name, else_));
      const url = name === "google" ? `${sandbox.env.GOOGLE_API_URL}/oauth2/v3/userinfo` : `${sandbox.env.GITHUB_API_URL}/user`;
      const user = await (await api(sandbox, url, json.access_token ?? "")).json();
      return String(name === "google" ? user.sub : user.id);
    };
    const first = await sandboxFor({ dataDir });
    const before = await subject(first);
    expect(await subject(first)).toBe(before);
    await first.close();
    expect(await subject(await sandboxFor({ dataDir }))).toBe(before);
  });

  test("what is no address is said on the page, and nobody is signed in", async () => {
    const sandbox = await sandboxFor();
    const answer = await post(authorizeUrl(sandbox, name), { persona: "else", name: "<b>", email: "nobody" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Write a whole e-mail address.");
  });
});

describe("google", () => {
  test("its id_token verifies against its published keys and carries nonce, audience and whether the address is verified", async () => {
    const sandbox = await sandboxFor();
    const keys = createRemoteJWKSet(new URL(`${sandbox.env.GOOGLE_API_URL}/oauth2/v3/certs`));
    for (const [persona, verified] of [["maya", true], ["rin", false]] as const) {
      const { json } = await exchange(sandbox, "google", await codeFor(sandbox, "google", { persona }));
      expect(json).toMatchObject({ token_type: "Bearer", expires_in: 3599 });
      const { payload, protectedHeader } = await jwtVerify(json.id_token ?? "", keys, { audience: sandbox.env.GOOGLE_CLIENT_ID ?? "", issuer: sandbox.env.GOOGLE_OAUTH_URL ?? "" });
      expect(protectedHeader.alg).toBe("RS256");
      expect(payload).toMatchObject({ nonce: "n0nce", email_verified: verified, sub: expect.stringMatching(/^[1-9]\d{20}$/) });
    }
  });

  test("gives no id_token without the scope openid, and no address without the scope email", async () => {
    const sandbox = await sandboxFor();
    const { json } = await exchange(sandbox, "google", await codeFor(sandbox, "google", { persona: "maya" }, { scope: "profile" }));
    expect(json.id_token).toBeUndefined();
    expect(await (await api(sandbox, `${sandbox.env.GOOGLE_API_URL}/oauth2/v3/userinfo`, json.access_token ?? "")).json()).toEqual({ sub: expect.any(String), name: "Maya Okafor" });
  });
});

describe("github", () => {
  test("keeps a private address off the profile and lists it, with its verification, for who may read it", async () => {
    const sandbox = await sandboxFor();
    const { json } = await exchange(sandbox, "github", await codeFor(sandbox, "github", { persona: "jonas" }));
    expect(await (await api(sandbox, `${sandbox.env.GITHUB_API_URL}/user`, json.access_token ?? "")).json()).toMatchObject({ id: expect.any(Number), login: "jonasw", email: null });
    const emails = await (await api(sandbox, `${sandbox.env.GITHUB_API_URL}/user/emails`, json.access_token ?? "")).json();
    expect(emails).toContainEqual({ email: "jonas@people.sandbox.test", primary: true, verified: true, visibility: "private" });
  });

  test("answers 404 for the addresses without the scope, as if there were none", async () => {
    const sandbox = await sandboxFor();
    const { json } = await exchange(sandbox, "github", await codeFor(sandbox, "github", { persona: "jonas" }, { scope: "read:user" }));
    expect((await api(sandbox, `${sandbox.env.GITHUB_API_URL}/user/emails`, json.access_token ?? "")).status).toBe(404);
  });

  test("answers its token as a form to who does not ask for JSON", async () => {
    const sandbox = await sandboxFor();
    const { env } = sandbox;
    const fields = { client_id: env.GITHUB_CLIENT_ID ?? "", client_secret: env.GITHUB_CLIENT_SECRET ?? "", code: await codeFor(sandbox, "github"), code_verifier: VERIFIER };
    const answer = await post(WIRES.github.token(env), fields);
    expect(new URLSearchParams(await answer.text()).get("access_token")).toMatch(/^gho_/);
  });
});

test("the console lists clients, people and who has signed in", async () => {
  const sandbox = await sandboxFor();
  await exchange(sandbox, "google", await codeFor(sandbox, "google"));
  await codeFor(sandbox, "github", { persona: "else", name: "<script>", email: "x@people.sandbox.test" });
  const text = await (await fetch(`${sandbox.url}/console/sign-in`)).text();
  expect(text).toContain(redirectUri("google"));
  expect(text).toContain("signed in");
  expect(text).toContain("agreed, code not used");
  expect(text).toContain("&lt;script&gt;");
  expect(text).not.toContain(sandbox.env.GOOGLE_CLIENT_SECRET);
});
