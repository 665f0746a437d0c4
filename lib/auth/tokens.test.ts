import { exportPKCS8, exportSPKI, generateKeyPair, importSPKI, jwtVerify } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { browserToken, delegatedToken, serviceToken } from "./tokens";

const APP_URL = "http://localhost:3000";
const publicKeys = { service: "", user: "" };

async function issuerOf(name: "service" | "user") {
  const pair = await generateKeyPair("RS256", { extractable: true });
  publicKeys[name] = await exportSPKI(pair.publicKey);
  return { kid: `${name}-1`, privateKeyPem: await exportPKCS8(pair.privateKey), issuer: `${APP_URL}/issuer/${name}` };
}

beforeAll(async () => {
  const keys = { service: await issuerOf("service"), user: await issuerOf("user") };
  const environment = {
    NODE_ENV: "test",
    APP_URL,
    CONVEX_URL: "http://127.0.0.1:3210",
    AUTH_SECRET: "a".repeat(32),
    AUTH_KEYS: Buffer.from(JSON.stringify(keys)).toString("base64"),
    WORK_SECRET: "b".repeat(32),
    DOWNLOAD_SECRET: "c".repeat(32),
    MAIL_FROM: "a@b.c",
    STRIPE_SECRET_KEY: "sk_test_x",
    STRIPE_WEBHOOK_SECRET: "whsec_x",
    RESEND_API_KEY: "re_x",
    RESEND_WEBHOOK_SECRET: `whsec_${"x".repeat(32)}`,
    UPLOADTHING_TOKEN: "t",
    UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
    UPSTASH_REDIS_REST_TOKEN: "t",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});

afterEach(() => vi.useRealTimers());

const ada = {
  authority: "embedded" as const,
  externalId: "usr_ada",
  sessionId: "ses_1",
  email: "ada@example.com",
  emailVerified: true,
  name: "Ada",
  imageUrl: null,
  scopes: ["*"],
};

async function read(token: string, issuer: "service" | "user", at: Date = new Date()) {
  const key = await importSPKI(publicKeys[issuer], "RS256");
  return await jwtVerify(token, key, { issuer: `${APP_URL}/issuer/${issuer}`, audience: "convex", currentDate: at });
}

describe("tokens for Convex", () => {
  test("the service's lives 60 seconds, names its key, and is nobody's user", async () => {
    const { payload, protectedHeader } = await read(await serviceToken(), "service");
    expect(protectedHeader).toMatchObject({ alg: "RS256", kid: "service-1" });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    expect(payload.sub).toBe("backline");
  });

  test("a user's carries subject and scopes, and lives at most five minutes", async () => {
    const { payload } = await read(await delegatedToken(ada), "user");
    expect(payload).toMatchObject({ authority: "embedded", sub: "usr_ada", sid: "ses_1", scope: "*" });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    const { token, expiresAt } = await browserToken(ada);
    const browser = (await read(token, "user")).payload;
    expect((browser.exp ?? 0) * 1000).toBe(expiresAt);
    expect((browser.exp ?? 0) - (browser.iat ?? 0)).toBe(120);
  });

  test("neither issuer's token passes as the other's", async () => {
    await expect(read(await delegatedToken(ada), "service")).rejects.toThrow();
    await expect(read(await serviceToken(), "user")).rejects.toThrow();
  });

  test("are minted once while they last, per user and session, and anew before they end", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const first = await serviceToken();
    expect(await serviceToken()).toBe(first);
    vi.setSystemTime(Date.now() + 50_000);
    const second = await serviceToken();
    expect(second).not.toBe(first);
    await read(second, "service", new Date(Date.now() + 9_000));
    const mine = await delegatedToken(ada);
    expect(await delegatedToken(ada)).toBe(mine);
    expect(await delegatedToken({ ...ada, sessionId: "ses_2" })).not.toBe(mine);
    expect(await delegatedToken({ ...ada, externalId: "usr_eve" })).not.toBe(mine);
    expect(await delegatedToken({ ...ada, authority: "clerk" })).not.toBe(mine);
    expect(await delegatedToken({ ...ada, scopes: ["orders:read"] })).not.toBe(mine);
  });
});
