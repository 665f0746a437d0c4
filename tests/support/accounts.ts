import { convexTest } from "convex-test";
import { getFunctionName, makeFunctionReference } from "convex/server";
import schema from "../../convex/schema";
import type { ConvexCaller } from "../../lib/convex/clients";
import { callConvex } from "../../lib/convex/errors";
import { AppError } from "../../lib/domain/errors";
import { toAppError } from "../../lib/http/errors";
import { createLogger } from "../../lib/http/log";
import { createRateLimiter } from "../../lib/http/quota";
import { createAuthHandler } from "../../lib/auth/embedded/handler";
import { createBetterAuth, type EmbeddedAuthOptions } from "../../lib/auth/embedded/server";
import { callerOfSession } from "../../lib/auth/embedded/sessions";
import type { VerificationRecipient } from "../../lib/auth/embedded/verification";
import type { SocialProviders } from "../../lib/auth/social";
import type { UserCaller } from "../../lib/auth/types";

export const APP_URL = "http://localhost:3000";
export const SECRET = "a-secret-of-the-tests-with-forty-characters";
const ADDRESS = "203.0.113.7";

const issuers = { AUTH_SERVICE_ISSUER: `${APP_URL}/issuer/service`, AUTH_USER_ISSUER: `${APP_URL}/issuer/user` };
const modules = import.meta.glob("../../convex/**/*.{ts,js}");

export interface Mail {
  to: VerificationRecipient;
  url: URL;
}

/** A client with a cookie jar. */
export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  who(): Promise<UserCaller | null>;
  cookie(): string;
}

export interface Answer {
  status: number;
  json: unknown;
  location: URL | null;
}

/** The embedded identity provider on the real functions, in memory, with the mails it asked for. */
export function openHouse(settings: { admins?: string; providers?: SocialProviders } = {}) {
  Object.assign(process.env, issuers, { ADMIN_EMAILS: settings.admins ?? "" });
  const database = convexTest(schema, modules);
  const service = database.withIdentity({ issuer: issuers.AUTH_SERVICE_ISSUER, subject: "backline" });
  /** `down` makes every write fail as an unreachable deployment does. */
  const calls = { count: 0, down: false };
  const convex: ConvexCaller = {
    query: async (reference, args) => {
      calls.count += 1;
      return await callConvex(() => service.query(makeFunctionReference<"query">(getFunctionName(reference)), args));
    },
    mutation: async (reference, args) => {
      calls.count += 1;
      if (calls.down) throw new AppError("provider_unavailable", "The service is not reachable right now.");
      return await callConvex(() => service.mutation(makeFunctionReference<"mutation">(getFunctionName(reference)), args));
    },
  };

  const mails: Mail[] = [];
  const options: EmbeddedAuthOptions = {
    appUrl: APP_URL,
    secret: SECRET,
    convex: () => convex,
    sendVerification: async (to, url) => {
      mails.push({ to, url: new URL(url) });
    },
  };
  const auth = createBetterAuth(options);
  const unreachable = { take: () => Promise.reject(new Error("no shared counter in this test")) };
  const limiter = createRateLimiter(unreachable, () => undefined);
  const log = createLogger({}, () => undefined);
  const handle = createAuthHandler({ ...options, auth, limiter, providers: settings.providers ?? (() => null) });

  async function send(cookies: Map<string, string>, method: string, path: string, init: { body?: string; headers: Record<string, string> }): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const request = new Request(`${APP_URL}/api/auth${path}`, { method, headers });
    const bytes = new TextEncoder().encode(init.body ?? "");
    try {
      const response = await handle(request, bytes, { address: ADDRESS, log });
      for (const line of response.headers.getSetCookie()) keep(cookies, line);
      const location = response.headers.get("location");
      const text = await response.text();
      return { status: response.status, json: text === "" ? null : JSON.parse(text), location: location === null ? null : new URL(location) };
    } catch (thrown) {
      const error = toAppError(thrown);
      return { status: error.status, json: { code: error.code, error: error.message, cause: error.cause }, location: null };
    }
  }

  function client(): Client {
    const cookies = new Map<string, string>();
    const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return {
      get: (path) => send(cookies, "GET", path, { headers: {} }),
      post: (path, body, headers) =>
        send(cookies, "POST", path, {
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          headers: headers ?? (body === undefined ? {} : { "content-type": "application/json" }),
        }),
      who: () => callerOfSession(auth, SECRET, new Headers({ cookie: cookie() }), ADDRESS),
      cookie,
    };
  }

  /** The mails that the functions asked for, oldest first: template and data. */
  async function queuedMails(to: string): Promise<{ template: string; data: Record<string, string> }[]> {
    const rows = await database.run((ctx) => ctx.db.query("work").collect());
    return rows.flatMap(({ task }) => (task.kind === "mail.send" && task.args.to === to ? [task.args] : []));
  }

  return { database, service, convex, calls, mails, queuedMails, auth, client };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split(";");
  const at = pair.indexOf("=");
  const expired = attributes.some((attribute) => attribute.trim().toLowerCase() === "max-age=0");
  if (expired) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}
