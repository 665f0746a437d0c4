import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConvexClient } from "convex/browser";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, ecIssuer, eventually, FIXTURE, RawSocket, rsaIssuer, startFixture, token } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

async function whoami(jwt: string): Promise<string | null> {
  const http = client(convex);
  http.setAuth(jwt);
  return (await http.query(api.messages.whoami, {})).who;
}

describe("tokens over HTTP", () => {
  test("RS256 and ES256 tokens of their own providers are accepted, with their claims", async () => {
    expect(await whoami(await token("alice"))).toBe("alice");
    expect(await whoami(await token("eve", { issuer: ecIssuer }))).toBe("eve");
    expect(await client(convex).query(api.messages.whoami, {})).toMatchObject({ who: null });
  });

  test("a clock five seconds off is tolerated, not more", async () => {
    expect(await whoami(await token("late", { expiresIn: -3 }))).toBe("late");
    await expect(whoami(await token("later", { expiresIn: -30 }))).rejects.toThrow("Token expired");
  });

  test("forged, foreign and misdirected tokens are refused with 401, each with what is wrong", async () => {
    const now = Math.floor(Date.now() / 1000);
    const refusals: [jwt: string, code: string, words: string][] = [
      [`${(await token("mallory")).slice(0, -8)}AAAAAAAA`, "InvalidAuthHeader", "Could not decode token"],
      [await token("mallory", { issuer: { ...ecIssuer, issuer: "https://app.example" } }), "InvalidAuthHeader", "'kid' (key ID) header is 'k1'"],
      [await token("mallory", { iss: "https://evil.example" }), "NoAuthProvider", "CustomJWT(issuer=https://app.example, app_id=convex)"],
      [await token("mallory", { audience: "another" }), "NoAuthProvider", "No auth provider found matching the given token"],
      [await token("mallory", { expiresIn: -30 }), "InvalidAuthHeader", "Token expired"],
      [await token("mallory", { issuedAt: now + 10 }), "InvalidAuthHeader", "timing issues, see its 'iat' claim"],
      ["not.a.token", "InvalidAuthHeader", "three base64-encoded parts"],
    ];
    for (const [jwt, code, words] of refusals) {
      const response = await fetch(`${convex.url}/api/query`, { method: "POST", headers: { authorization: `Bearer ${jwt}` }, body: JSON.stringify({ path: "messages:whoami", args: {} }) });
      expect([response.status, await response.json()]).toEqual([401, { code, message: expect.stringContaining(words) }]);
    }
    expect(await whoami(await token("early", { issuedAt: now + 3 }))).toBe("early");
  });

  test("that a mutation signed with the deployment's key are accepted, and verified by whoever reads its public keys", async () => {
    const jwt = await client(convex).mutation(api.signIn.signIn, { subject: "own", seconds: 60, claims: { role: "editor", org: { id: 7 } } });
    const { payload, protectedHeader } = await jwtVerify(jwt, createRemoteJWKSet(new URL(`${convex.url}/.well-known/jwks.json`)), { issuer: convex.url });
    expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "JWT", kid: expect.any(String) });
    expect([payload.sub, payload.role, Number(payload.exp) - Number(payload.iat)]).toEqual(["own", "editor", 60]);
    const http = client(convex);
    http.setAuth(jwt);
    expect(await http.query(api.signIn.whole, {})).toMatchObject({ subject: "own", issuer: convex.url, role: "editor", org: { id: 7 } });
    const [header = "", , signature = ""] = jwt.split(".");
    const forged = [header, Buffer.from(JSON.stringify({ ...payload, sub: "mallory" })).toString("base64url"), signature].join(".");
    await expect(whoami(forged)).rejects.toThrow("Could not decode token");
  });

  test("are signed for an hour at most, and not with claims that are the deployment's", async () => {
    const signed = (seconds: number, claims: object) => client(convex).mutation(api.signIn.signIn, { subject: "x", seconds, claims });
    for (const seconds of [0, 3601, NaN]) await expect(signed(seconds, {})).rejects.toThrow("expiresInSeconds");
    for (const name of ["iss", "exp", "nbf", "convexRole", "CVX_x"]) await expect(signed(60, { [name]: "mine" })).rejects.toThrow(`"${name}" is a reserved claim`);
  });

  test("one user's result is never served to another", async () => {
    const [first, second] = [await token("first"), await token("second")];
    for (let round = 0; round < 3; round += 1) {
      expect(await whoami(first)).toBe("first");
      expect(await whoami(second)).toBe("second");
    }
  });

  test("the admin key opens internal functions and may act as somebody; a wrong key opens nothing", async () => {
    const call = (authorization: string) =>
      fetch(`${convex.url}/api/function`, { method: "POST", headers: { authorization }, body: JSON.stringify({ path: "messages:whoami", args: {} }) });
    const acting = Buffer.from(JSON.stringify({ subject: "acted", issuer: "https://x" })).toString("base64");
    expect(await (await call(`Convex ${convex.adminKey}:${acting}`)).json()).toMatchObject({ value: { who: "acted" } });
    expect((await call("Convex embedded|wrong")).status).toBe(401);
    const bump = await fetch(`${convex.url}/api/mutation`, { method: "POST", headers: { authorization: `Convex ${convex.adminKey}` }, body: JSON.stringify({ path: "messages:bump", args: { name: "admin" } }) });
    expect(await bump.json()).toMatchObject({ status: "success" });
  });
});

test("an OIDC provider is discovered: its own document names its keys", async () => {
  const keys = Buffer.from(rsaIssuer.jwks.split(",")[1] ?? "", "base64").toString();
  const provider = createServer((request, response) => {
    const found = request.url === "/.well-known/openid-configuration" ? JSON.stringify({ jwks_uri: `${domain()}/keys` }) : request.url === "/keys" ? keys : null;
    response.writeHead(found === null ? 404 : 200).end(found);
  });
  const domain = () => {
    const address = provider.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  };
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  await convex.setEnv({ OIDC_DOMAIN: domain() });
  await convex.push(FIXTURE);
  expect(await whoami(await token("olga", { iss: `${domain()}/`, audience: "oidc-app" }))).toBe("olga");
  await expect(whoami(await token("olga", { iss: domain(), audience: "convex" }))).rejects.toThrow("No auth provider found");
  provider.close();
});

describe("tokens over the socket", () => {
  test("signing in and out changes what live queries answer", async () => {
    const live = new ConvexClient(convex.url, { logger: false });
    const seen: (string | null)[] = [];
    live.onUpdate(api.messages.whoami, {}, ({ who }) => seen.push(who));
    await eventually(async () => seen.at(-1), (who) => who === null);
    live.setAuth(async () => token("carol"));
    await eventually(async () => seen.at(-1), (who) => who === "carol");
    live.client.clearAuth();
    await eventually(async () => seen.at(-1), (who) => who === null);
    await live.close();
  });

  test("a rejected token is an AuthError of the attempt, does not advance the identity, and closes", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    raw.send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: await token("x", { iss: "https://evil.example" }) });
    expect(await raw.ofType("AuthError")).toMatchObject({ baseVersion: 0, authUpdateAttempted: true, error: expect.stringContaining("No auth provider found") });
    await raw.closed();
  });

  test("an accepted token advances the identity version", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    raw.send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: await token("x") });
    expect(await raw.ofType("Transition")).toMatchObject({ endVersion: { identity: 1 } });
    raw.socket.terminate();
  });

  test("a token that runs out while it is used ends in an AuthError that asks for a new one", async () => {
    const raw = await RawSocket.open(convex.url);
    raw.connect(randomUUID());
    raw.send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: await token("x", { expiresIn: 3 }) });
    await raw.ofType("Transition");
    const error = await eventually(
      async () => {
        raw.mutation(Math.floor(Math.random() * 1e6), "messages:increment", { name: "expiry" });
        return raw.received.find(({ type }) => type === "AuthError") ?? null;
      },
      (found) => found !== null,
    );
    expect(error).toMatchObject({ authUpdateAttempted: false, baseVersion: 1 });
  });

  test("the official client renews an expired token by itself and goes on", async () => {
    const live = new ConvexClient(convex.url, { logger: false });
    const seen: (string | null)[] = [];
    let fetched = 0;
    live.setAuth(async () => token(`renewed${fetched++}`, { expiresIn: fetched === 1 ? 1 : 3600 }));
    live.onUpdate(api.messages.whoami, {}, ({ who }) => seen.push(who));
    await eventually(async () => seen.at(-1) ?? "", (who) => /^renewed[1-9]/.test(who));
    await live.close();
  });
});
