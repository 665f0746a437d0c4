import { issuerOf } from "../../lib/auth/clerk/publishable-key";
import type { Environment } from "./environment";
import { Stop } from "./stop";

/**
 * A provider is whole or absent. Whole: its variables come from the environment and the real service is used.
 * Absent: the sandbox speaks for it. Half-set would be neither, so it stops the start.
 * A dispensable one is no reason to start the sandbox: absent beside real services, it is simply not offered.
 */
const PROVIDERS: Record<string, { required: string[]; optional: string[]; dispensable?: true }> = {
  Stripe: { required: ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"], optional: ["STRIPE_API_BASE"] },
  UploadThing: {
    required: ["UPLOADTHING_TOKEN"],
    optional: ["UPLOADTHING_INGEST_URL", "UPLOADTHING_API_URL", "UPLOADTHING_UFS_HOST", "UPLOADTHING_UFS_APP_ID_LOCATION", "UPLOADTHING_IS_DEV"],
  },
  Resend: { required: ["RESEND_API_KEY", "RESEND_WEBHOOK_SECRET", "MAIL_FROM"], optional: ["RESEND_BASE_URL"] },
  Upstash: { required: ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"], optional: [] },
  Google: {
    required: ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
    optional: ["GOOGLE_OAUTH_URL", "GOOGLE_TOKEN_URL", "GOOGLE_API_URL"],
    dispensable: true,
  },
  GitHub: { required: ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"], optional: ["GITHUB_OAUTH_URL", "GITHUB_API_URL"], dispensable: true },
  Convex: { required: ["CONVEX_URL", "CONVEX_ADMIN_KEY"], optional: ["CONVEX_PUBLIC_URL"] },
};
/** Set by the owner and handed on as they are. */
const PASSED_ON = ["ADMIN_EMAILS", "TRUSTED_PROXIES"];

/** Who keeps the accounts: Clerk, whole, or the product itself. No sandbox speaks for it. */
const CLERK = {
  required: ["CLERK_SECRET_KEY", "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "CLERK_WEBHOOK_SECRET"],
  optional: ["CLERK_JWT_KEY", "CLERK_JWT_ISSUER_DOMAIN", "CLERK_API_URL", "NEXT_PUBLIC_CLERK_PROXY_URL"],
};

export interface ProviderChoice {
  /** Names of providers the environment configures. */
  real: ReadonlySet<string>;
  /** Their variables, with the passed-on ones. */
  env: Record<string, string>;
}

/** @throws Stop naming what is missing when a provider is half set */
export function chooseProviders(environment: Environment): ProviderChoice {
  const real = new Set<string>();
  const env = { ...pick(environment, PASSED_ON), ...whole("Clerk", CLERK, environment, "keep accounts here") };
  for (const [name, variables] of Object.entries(PROVIDERS)) {
    const set = whole(name, variables, environment, "use the local sandbox");
    if (Object.keys(set).length === 0) continue;
    real.add(name);
    Object.assign(env, set);
  }
  return { real, env };
}

/** What the environment sets of a provider: all that it needs, or nothing. `otherwise` says what unsetting it means. */
function whole(name: string, { required, optional }: { required: string[]; optional: string[] }, environment: Environment, otherwise: string): Record<string, string> {
  const set = pick(environment, [...required, ...optional]);
  const missing = required.filter((variable) => !(variable in set));
  if (Object.keys(set).length === 0 || missing.length === 0) return set;
  throw new Stop(`${name} is half set: ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} missing. Set the rest, or unset ${Object.keys(set).join(", ")} to ${otherwise}.`);
}

/** The issuer whose tokens Convex accepts beside our own, or `off`. */
export function clerkIssuer({ env }: ProviderChoice): string {
  const key = env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY;
  return key === undefined ? "off" : (env.CLERK_JWT_ISSUER_DOMAIN ?? issuerOf(key));
}

/** The sandbox's variables for the providers that the environment leaves to it. */
export function sandboxEnvironment(choice: ProviderChoice, sandbox: Record<string, string>): Record<string, string> {
  const taken = new Set([...choice.real].flatMap((name) => [...(PROVIDERS[name]?.required ?? []), ...(PROVIDERS[name]?.optional ?? [])]));
  return Object.fromEntries(Object.entries(sandbox).filter(([name]) => !taken.has(name)));
}

/** True while any provider that the product cannot do without is left to the sandbox. */
export function needsSandbox(choice: ProviderChoice): boolean {
  return Object.entries(PROVIDERS).some(([name, { dispensable }]) => name !== "Convex" && dispensable !== true && !choice.real.has(name));
}

function pick(environment: Environment, names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name] ?? ""]] : [])));
}
