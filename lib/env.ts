import { z } from "zod";
import { frontendApiOf } from "./auth/clerk/publishable-key";

/**
 * The whole environment of the Next process, parsed once, at first use. Names are those of the variables.
 * `next build` uses nothing of it, so that one build serves every environment.
 */
export type Env = z.output<typeof environment>;

/** Every fault of the environment in one message. Names variables, never values. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  constructor(readonly faults: readonly string[]) {
    super(`The environment cannot be used. ${faults.join(" ")}`);
  }
}

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);
const MIN_SECRET_LENGTH = 32;

const text = z.string({ error: "is missing." }).min(1, "is empty.");
const secret = text.min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH} characters.`);
const svixSecret = text.regex(/^whsec_[A-Za-z0-9+/]{24,}=*$/, "must be the endpoint's signing secret: whsec_ and base64.");
const httpUrl = text.refine(isHttpUrl, "must be an http(s) URL.").transform((url) => url.replace(/\/+$/, ""));
const origin = httpUrl.refine((url) => isHttpUrl(url) && new URL(url).origin === url, "must be an origin, without a path.");

const issuerKey = z.object({ kid: text, privateKeyPem: text, issuer: text });
const authKeys = text.transform((encoded, context) => {
  const parsed = z.object({ service: issuerKey, user: issuerKey }).safeParse(decodeJson(encoded));
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: "must be base64 of the two issuers' keys, as `npm start` writes it." });
  return z.NEVER;
});

const emailList = z
  .string()
  .default("")
  .transform((list) => list.split(",").map((email) => email.trim().toLowerCase()).filter((email) => email !== ""));

const environment = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  APP_URL: origin,
  CONVEX_URL: httpUrl,
  CONVEX_PUBLIC_URL: httpUrl.optional(),
  AUTH_SECRET: secret,
  AUTH_KEYS: authKeys,
  WORK_SECRET: secret,
  DOWNLOAD_SECRET: secret,
  TRUSTED_PROXIES: z.coerce.number("must be a whole number.").int("must be a whole number.").min(0).max(10).default(0),
  ADMIN_EMAILS: emailList,
  MAIL_FROM: text,
  OPERATOR_NAME: text.optional(),
  OPERATOR_ADDRESS: text.optional(),
  OPERATOR_EMAIL: text.optional(),
  STRIPE_SECRET_KEY: text.regex(/^(sk|rk)_(test|live)_/, "must start with sk_test_, sk_live_, rk_test_ or rk_live_."),
  STRIPE_API_BASE: httpUrl.optional(),
  STRIPE_WEBHOOK_SECRET: text,
  RESEND_API_KEY: text,
  RESEND_BASE_URL: httpUrl.optional(),
  RESEND_WEBHOOK_SECRET: svixSecret,
  UPLOADTHING_TOKEN: text,
  UPLOADTHING_INGEST_URL: httpUrl.optional(),
  UPLOADTHING_API_URL: httpUrl.optional(),
  UPLOADTHING_UFS_HOST: text.optional(),
  UPLOADTHING_UFS_APP_ID_LOCATION: z.enum(["subdomain", "path"], { error: "must be subdomain or path." }).optional(),
  UPLOADTHING_IS_DEV: z.enum(["true", "false"], { error: "must be true or false." }).optional(),
  UPSTASH_REDIS_REST_URL: httpUrl,
  UPSTASH_REDIS_REST_TOKEN: text,
  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  GOOGLE_OAUTH_URL: httpUrl.optional(),
  GOOGLE_TOKEN_URL: httpUrl.optional(),
  GOOGLE_API_URL: httpUrl.optional(),
  GITHUB_CLIENT_ID: text.optional(),
  GITHUB_CLIENT_SECRET: text.optional(),
  GITHUB_OAUTH_URL: httpUrl.optional(),
  GITHUB_API_URL: httpUrl.optional(),
  CLERK_SECRET_KEY: text.regex(/^sk_(test|live)_/, "must start with sk_test_ or sk_live_.").optional(),
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: text.refine((key) => frontendApiOf(key) !== null, "is no publishable key of Clerk's.").optional(),
  CLERK_WEBHOOK_SECRET: svixSecret.optional(),
  CLERK_JWT_KEY: text.transform((pem) => pem.replaceAll("\\n", "\n")).optional(),
  CLERK_JWT_ISSUER_DOMAIN: httpUrl.optional(),
  CLERK_API_URL: httpUrl.optional(),
  NEXT_PUBLIC_CLERK_PROXY_URL: text.refine((url) => isHttpUrl(url) || isPath(url), "must be a path or an http(s) URL.").optional(),
  OFFLINE_PAGE: z.enum(["on", "off"], { error: "must be on or off." }).default("on"),
  SANDBOX_URL: httpUrl.optional(),
});

let parsed: Env | undefined;

/** @throws {EnvironmentError} when a variable is missing, malformed or contradicts another. */
export function env(): Env {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** Parses any source of variables; an empty string counts as absent. */
export function parseEnvironment(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const result = environment.safeParse(given);
  if (!result.success) throw new EnvironmentError(result.error.issues.map(describeIssue));
  const faults = contradictions(result.data);
  if (faults.length > 0) throw new EnvironmentError(faults);
  return result.data;
}

/** Whether a URL's host is this machine: the only place where the sandbox and its keys may serve. */
export function isLoopbackUrl(url: string): boolean {
  return LOOPBACK_HOSTS.has(new URL(url).hostname);
}

/** Whether `next build` is running: it evaluates modules, but no environment is there yet. */
export function isBuildPhase(): boolean {
  return process.env.NEXT_PHASE === "phase-production-build";
}

function contradictions(env: Env): string[] {
  const faults: string[] = [];
  const local = isLoopbackUrl(env.APP_URL);

  const missingOfClerk = CLERK_REQUIRED.filter((name) => env[name] === undefined);
  if (missingOfClerk.length > 0 && missingOfClerk.length < CLERK_REQUIRED.length) {
    faults.push(`Clerk is half set: ${missingOfClerk.join(" and ")} ${missingOfClerk.length > 1 ? "are" : "is"} missing.`);
  }
  if (env.CLERK_SECRET_KEY !== undefined && env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY !== undefined && modeOf(env.CLERK_SECRET_KEY) !== modeOf(env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY)) {
    faults.push("Clerk's two keys are of different instances: one is a test key, the other a live one.");
  }

  for (const [name, id, secret] of SIGN_IN_PAIRS) {
    if ((env[id] === undefined) === (env[secret] === undefined)) continue;
    faults.push(`${name} is half set: ${env[id] === undefined ? id : secret} is missing. Without both, nobody is offered to sign in with ${name}.`);
  }

  const stripeIsLocal = env.STRIPE_API_BASE !== undefined && isLoopbackUrl(env.STRIPE_API_BASE);
  if (stripeIsLocal && env.STRIPE_SECRET_KEY.includes("_live_")) {
    faults.push("STRIPE_SECRET_KEY is a live key, but STRIPE_API_BASE is on this machine: one of them is wrong.");
  }

  if (!local) {
    for (const name of LOCAL_ONLY) {
      const url = env[name];
      if (url !== undefined && isLoopbackUrl(url)) {
        faults.push(`${name} points at this machine: the local sandbox serves only an APP_URL on localhost.`);
      }
    }
    if (env.SANDBOX_URL !== undefined) faults.push("SANDBOX_URL is set: the local sandbox serves only an APP_URL on localhost.");
    if (!env.APP_URL.startsWith("https://")) faults.push("APP_URL must be https outside this machine: session cookies travel with it.");
  }
  return faults;
}

const LOCAL_ONLY = [
  "STRIPE_API_BASE",
  "RESEND_BASE_URL",
  "UPLOADTHING_INGEST_URL",
  "UPLOADTHING_API_URL",
  "GOOGLE_OAUTH_URL",
  "GOOGLE_TOKEN_URL",
  "GOOGLE_API_URL",
  "GITHUB_OAUTH_URL",
  "GITHUB_API_URL",
  "CLERK_API_URL",
] as const;

/** Ways of signing in that may be absent: then they are not offered. */
const SIGN_IN_PAIRS = [
  ["Google", "GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GitHub", "GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
] as const;

/** Clerk is whole or absent. Without its webhook nobody would ever learn of a changed address or a deleted account. */
const CLERK_REQUIRED = ["CLERK_SECRET_KEY", "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "CLERK_WEBHOOK_SECRET"] as const;

function modeOf(clerkKey: string): string | undefined {
  return clerkKey.split("_")[1];
}

function isPath(value: string): boolean {
  return value.startsWith("/") && !value.startsWith("//");
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0] ?? "environment");
  // zod's own words for a wrong type quote the value's type only, never the value.
  return `${name} ${issue.message}`;
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol);
}

function decodeJson(base64: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64, "base64").toString("utf8"));
  } catch {
    return undefined;
  }
}
