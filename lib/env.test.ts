import { describe, expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "./env";

const keys = Buffer.from(
  JSON.stringify({
    service: { kid: "s1", privateKeyPem: "pem", issuer: "http://localhost:3000/issuer/service" },
    user: { kid: "u1", privateKeyPem: "pem", issuer: "http://localhost:3000/issuer/user" },
  }),
).toString("base64");

const local = {
  APP_URL: "http://localhost:3000",
  CONVEX_URL: "http://127.0.0.1:3210",
  AUTH_SECRET: "a".repeat(32),
  AUTH_KEYS: keys,
  WORK_SECRET: "b".repeat(32),
  DOWNLOAD_SECRET: "c".repeat(32),
  MAIL_FROM: "Backline <hello@backline.local>",
  STRIPE_SECRET_KEY: "sk_test_local",
  STRIPE_API_BASE: "http://127.0.0.1:4100/stripe",
  STRIPE_WEBHOOK_SECRET: "whsec_local",
  RESEND_API_KEY: "re_local",
  RESEND_BASE_URL: "http://127.0.0.1:4100/resend",
  RESEND_WEBHOOK_SECRET: `whsec_${"a".repeat(32)}`,
  UPLOADTHING_TOKEN: "token",
  UPSTASH_REDIS_REST_URL: "http://127.0.0.1:4100/upstash",
  UPSTASH_REDIS_REST_TOKEN: "token",
  SANDBOX_URL: "http://127.0.0.1:4100",
};

/** `clerk.backline.example`, as Clerk encodes it. */
const clerk = { CLERK_SECRET_KEY: "sk_test_x", NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${btoa("clerk.backline.example$")}`, CLERK_WEBHOOK_SECRET: `whsec_${"x".repeat(32)}` };

const live = {
  ...local,
  APP_URL: "https://backline.example",
  CONVEX_URL: "https://happy-animal-1.convex.cloud",
  STRIPE_SECRET_KEY: "sk_live_abc",
  STRIPE_API_BASE: undefined,
  RESEND_BASE_URL: undefined,
  UPSTASH_REDIS_REST_URL: "https://x.upstash.io",
  SANDBOX_URL: undefined,
};

function faultsOf(source: Record<string, string | undefined>): string {
  try {
    parseEnvironment(source);
    return "";
  } catch (thrown) {
    if (thrown instanceof EnvironmentError) return thrown.message;
    throw thrown;
  }
}

test("a local and a live environment are accepted, with their defaults", () => {
  expect(parseEnvironment(local)).toMatchObject({ TRUSTED_PROXIES: 0, ADMIN_EMAILS: [], AUTH_KEYS: { service: { kid: "s1" } } });
  expect(parseEnvironment({ ...live, ADMIN_EMAILS: " Boss@example.com, ,x@y.z", TRUSTED_PROXIES: "2" })).toMatchObject({
    TRUSTED_PROXIES: 2,
    ADMIN_EMAILS: ["boss@example.com", "x@y.z"],
    APP_URL: "https://backline.example",
  });
});

test("Clerk is accepted whole, with a PEM as one line", () => {
  expect(parseEnvironment({ ...live, ...clerk })).toMatchObject(clerk);
  expect(parseEnvironment({ ...local, ...clerk, CLERK_JWT_KEY: "a\\nb", NEXT_PUBLIC_CLERK_PROXY_URL: "/__clerk" })).toMatchObject({ CLERK_JWT_KEY: "a\nb" });
});

test("names every fault at once, in one line", () => {
  const message = faultsOf({ ...local, CONVEX_URL: undefined, WORK_SECRET: "short", TRUSTED_PROXIES: "some" });
  expect(message).toMatch(/CONVEX_URL is missing\./);
  expect(message).toMatch(/WORK_SECRET must have at least 32 characters\./);
  expect(message).toMatch(/TRUSTED_PROXIES must be a whole number\./);
  expect(message).not.toContain("\n");
});

test("never prints a value", () => {
  const message = faultsOf({ ...local, AUTH_SECRET: "hunter2", AUTH_KEYS: "hunter2", STRIPE_SECRET_KEY: "hunter2", APP_URL: "hunter2", TRUSTED_PROXIES: "hunter2", CLERK_SECRET_KEY: "hunter2", NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "hunter2", CLERK_WEBHOOK_SECRET: "hunter2" });
  expect(message).toContain("AUTH_SECRET");
  expect(message).not.toContain("hunter2");
});

describe("refuses", () => {
  test.each([
    ["a half-set provider", { ...local, UPSTASH_REDIS_REST_TOKEN: "" }, "UPSTASH_REDIS_REST_TOKEN is missing."],
    ["a Resend whose events nobody could verify", { ...local, RESEND_WEBHOOK_SECRET: "" }, "RESEND_WEBHOOK_SECRET is missing."],
    ["a webhook secret that is none", { ...local, RESEND_WEBHOOK_SECRET: "re_123" }, "RESEND_WEBHOOK_SECRET must be"],
    ["one Clerk key without the other", { ...local, ...clerk, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "" }, "Clerk is half set: NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY is missing."],
    ["Clerk's keys without its webhook", { ...local, ...clerk, CLERK_WEBHOOK_SECRET: undefined }, "Clerk is half set: CLERK_WEBHOOK_SECRET is missing."],
    ["Clerk's keys of two instances", { ...local, ...clerk, CLERK_SECRET_KEY: "sk_live_x" }, "of different instances"],
    ["a publishable key that names no host", { ...local, ...clerk, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "pk_test_x" }, "is no publishable key"],
    ["a Clerk on this machine under a public address", { ...live, ...clerk, CLERK_API_URL: "http://127.0.0.1:4300" }, "CLERK_API_URL points at this machine"],
    ["half of a way to sign in", { ...live, GOOGLE_CLIENT_ID: "id" }, "Google is half set: GOOGLE_CLIENT_SECRET is missing."],
    ["the sandbox's sign-in pages under a public address", { ...live, GITHUB_CLIENT_ID: "id", GITHUB_CLIENT_SECRET: "s", GITHUB_OAUTH_URL: "http://127.0.0.1:4100/github" }, "GITHUB_OAUTH_URL points at this machine"],
    ["a live Stripe key against this machine", { ...local, STRIPE_SECRET_KEY: "sk_live_x" }, "STRIPE_SECRET_KEY is a live key"],
    ["the sandbox's providers under a public address", { ...live, STRIPE_API_BASE: local.STRIPE_API_BASE, STRIPE_SECRET_KEY: "sk_test_x" }, "STRIPE_API_BASE points at this machine"],
    ["the sandbox's console under a public address", { ...live, SANDBOX_URL: local.SANDBOX_URL }, "SANDBOX_URL is set"],
    ["a public address without https", { ...live, APP_URL: "http://backline.example" }, "APP_URL must be https"],
    ["an address with a path", { ...local, APP_URL: "http://localhost:3000/app" }, "APP_URL must be an origin"],
  ])("%s", (_, source, fault) => {
    expect(faultsOf(source)).toContain(fault);
  });
});
