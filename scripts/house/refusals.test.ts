import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDataDirectory } from "./data-directory";
import { startHouse } from "./house";
import { anyFreePort, requireFreePort } from "./ports";
import { chooseProviders, clerkIssuer, needsSandbox, sandboxEnvironment } from "./providers";
import { loadSecrets } from "./secrets";
import { Stop } from "./stop";

const folder = () => mkdtempSync(join(tmpdir(), "backline-refusal-"));

describe("the data directory", () => {
  test("a second start on the same directory is refused with the holder's process id", () => {
    const path = folder();
    writeFileSync(join(path, "house.lock"), String(process.ppid));
    expect(() => openDataDirectory(path)).toThrow(new RegExp(`already runs.*${process.ppid}`));
  });

  test("a lock left by a process that is gone is taken over, and released", () => {
    const path = folder();
    writeFileSync(join(path, "house.lock"), "999999999");
    openDataDirectory(path).release();
    expect(() => openDataDirectory(path).release()).not.toThrow();
  });

  test("a file in its place is one clear line", () => {
    const path = join(folder(), "data");
    writeFileSync(path, "not a folder");
    expect(() => openDataDirectory(path)).toThrow(Stop);
  });

  test("damaged secrets are not silently made anew", () => {
    const path = folder();
    loadSecrets(path);
    writeFileSync(join(path, "secrets.json"), "{");
    expect(() => loadSecrets(path)).toThrow(/damaged/);
  });

  test("secrets are random for each directory and stay the same within one", () => {
    const [one, other] = [folder(), folder()];
    const first = loadSecrets(one);
    expect(loadSecrets(one)).toEqual(first);
    expect(loadSecrets(other).workSecret).not.toBe(first.workSecret);
  });
});

test("a broken database is one clear line that says what to do, and nothing stays running", async () => {
  const dataDir = folder();
  mkdirSync(join(dataDir, "convex"));
  writeFileSync(join(dataDir, "convex", "data.db"), "this was a database once".repeat(500));
  const [app, convex, convexSite, sandbox] = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
  const start = startHouse({ dataDir, ports: { app, convex, convexSite, sandbox }, environment: {}, say: () => {} });
  await expect(start).rejects.toThrow(/convex cannot start.*Restore it from a backup/);
  await expect(requireFreePort(sandbox, "the sandbox", "SANDBOX_PORT")).resolves.toBeUndefined();
});

test("a port in use names the variable that moves it", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(typeof address === "object" && address ? address.port : 0);
  }));
  await expect(requireFreePort(port, "the app", "PORT")).rejects.toThrow(new RegExp(`Port ${port} \\(the app\\) is in use.*PORT=`));
  await new Promise((resolve) => server.close(resolve));
  await expect(requireFreePort(port, "the app", "PORT")).resolves.toBeUndefined();
});

describe("providers", () => {
  test("a half-set provider stops the start with what is missing", () => {
    expect(() => chooseProviders({ STRIPE_SECRET_KEY: "sk_test_1" })).toThrow(/Stripe is half set: STRIPE_WEBHOOK_SECRET is missing/);
    expect(() => chooseProviders({ RESEND_API_KEY: "re_1", MAIL_FROM: "a@b.c" })).toThrow(/Resend is half set: RESEND_WEBHOOK_SECRET is missing/);
  });

  test("a whole provider is used and the sandbox stands in for the others only", () => {
    const choice = chooseProviders({ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_WEBHOOK_SECRET: "whsec_1" });
    expect(choice.real).toEqual(new Set(["Stripe"]));
    expect(needsSandbox(choice)).toBe(true);
    expect(sandboxEnvironment(choice, { STRIPE_SECRET_KEY: "sk_test_local", STRIPE_API_BASE: "http://127.0.0.1:4100", RESEND_API_KEY: "re_local" })).toEqual({ RESEND_API_KEY: "re_local" });
  });

  test("signing in with Google or GitHub can be left out beside real services, and is half set like any other", () => {
    const real = { STRIPE_SECRET_KEY: "s", STRIPE_WEBHOOK_SECRET: "s", UPLOADTHING_TOKEN: "t", RESEND_API_KEY: "r", MAIL_FROM: "a@b.c", RESEND_WEBHOOK_SECRET: "whsec_1", UPSTASH_REDIS_REST_URL: "https://x", UPSTASH_REDIS_REST_TOKEN: "t" };
    expect(needsSandbox(chooseProviders(real))).toBe(false);
    expect(() => chooseProviders({ ...real, GITHUB_CLIENT_ID: "id" })).toThrow(/GitHub is half set: GITHUB_CLIENT_SECRET is missing/);
    const google = chooseProviders({ GOOGLE_CLIENT_ID: "id", GOOGLE_CLIENT_SECRET: "secret" });
    expect(sandboxEnvironment(google, { GOOGLE_OAUTH_URL: "http://127.0.0.1:4100/google", GITHUB_CLIENT_ID: "local" })).toEqual({ GITHUB_CLIENT_ID: "local" });
  });

  test("Clerk half set stops the start; whole, it is handed on, and Convex learns its issuer", () => {
    const key = `pk_live_${btoa("clerk.backline.example$")}`;
    expect(() => chooseProviders({ CLERK_SECRET_KEY: "sk_live_1" })).toThrow(/Clerk is half set: NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY and CLERK_WEBHOOK_SECRET are missing.*keep accounts here/);
    const environment = { CLERK_SECRET_KEY: "sk_live_1", NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: key, CLERK_WEBHOOK_SECRET: "whsec_1" };
    const choice = chooseProviders(environment);
    expect(choice.env).toEqual(environment);
    expect(needsSandbox(choice)).toBe(true);
    expect(clerkIssuer(choice)).toBe("https://clerk.backline.example");
    expect(clerkIssuer(chooseProviders({}))).toBe("off");
  });

  test("with nothing set, everything is the sandbox's", () => {
    const choice = chooseProviders({});
    expect(choice.real.size).toBe(0);
    expect(needsSandbox(choice)).toBe(true);
  });
});
