import { expect, test } from "vitest";
import { contentSecurityPolicy, pageSecurityHeaders } from "./security-headers";

const live = {
  nonce: "abc",
  appUrl: "https://backline.example",
  convexUrl: "https://happy-animal-1.convex.cloud",
  ingestUrl: undefined,
  clerkOrigin: undefined,
  development: false,
};

function sourcesOf(policy: string, directive: string): string[] {
  const rule = policy.split("; ").find((part) => part.startsWith(`${directive} `));
  return rule?.split(" ").slice(1) ?? [];
}

test("scripts run by nonce only, and nothing is evaluated", () => {
  const policy = contentSecurityPolicy(live);
  expect(sourcesOf(policy, "script-src")).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  expect(sourcesOf(policy, "object-src")).toEqual(["'none'"]);
  expect(sourcesOf(policy, "frame-ancestors")).toEqual(["'none'"]);
});

test("a page talks to us, to Convex over both protocols and to the upload host, and to nobody else", () => {
  expect(sourcesOf(contentSecurityPolicy(live), "connect-src")).toEqual([
    "'self'",
    "https://happy-animal-1.convex.cloud",
    "wss://happy-animal-1.convex.cloud",
    "https://*.ingest.uploadthing.com",
  ]);
  const local = { ...live, appUrl: "http://localhost:3000", convexUrl: "http://127.0.0.1:3210", ingestUrl: "http://127.0.0.1:4100/ut/ingest" };
  expect(sourcesOf(contentSecurityPolicy(local), "connect-src")).toEqual(["'self'", "http://127.0.0.1:3210", "ws://127.0.0.1:3210", "http://127.0.0.1:4100"]);
});

test("transport security is demanded where there is transport security", () => {
  expect(pageSecurityHeaders(live)["strict-transport-security"]).toMatch(/^max-age=31536000/);
  expect(contentSecurityPolicy(live)).toContain("upgrade-insecure-requests");
  const local = pageSecurityHeaders({ ...live, appUrl: "http://localhost:3000" });
  expect(local["strict-transport-security"]).toBeUndefined();
  expect(local["content-security-policy"]).not.toContain("upgrade-insecure-requests");
});

test("Clerk's hosts are allowed where Clerk is on, and nowhere else", () => {
  for (const policy of [contentSecurityPolicy(live), contentSecurityPolicy({ ...live, appUrl: "http://localhost:3000" })]) {
    expect(policy).not.toContain("clerk");
    expect(sourcesOf(policy, "worker-src")).toEqual(["'self'"]);
  }
  const policy = contentSecurityPolicy({ ...live, clerkOrigin: "https://clerk.backline.example" });
  expect(sourcesOf(policy, "connect-src")).toContain("https://clerk.backline.example");
  expect(sourcesOf(policy, "img-src")).toContain("https://img.clerk.com");
  expect(sourcesOf(policy, "worker-src")).toEqual(["'self'", "blob:"]);
  expect(sourcesOf(policy, "script-src")).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  const proxied = contentSecurityPolicy({ ...live, clerkOrigin: live.appUrl });
  expect(sourcesOf(proxied, "connect-src")).not.toContain(live.appUrl);
});
