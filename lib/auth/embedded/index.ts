import { asService } from "../../convex/clients";
import { env } from "../../env";
import type { UserCaller } from "../types";
import { enqueueVerificationMail } from "./mail";
import { callBetterAuth } from "./native";
import { createBetterAuth, type BetterAuth, type EmbeddedAuthOptions } from "./server";
import { callerOfSession } from "./sessions";

let made: { auth: BetterAuth; options: EmbeddedAuthOptions } | undefined;

/** The embedded identity provider of this process, made at its first use. */
export function embeddedAuth(): { auth: BetterAuth; options: EmbeddedAuthOptions } {
  if (made !== undefined) return made;
  const options: EmbeddedAuthOptions = {
    appUrl: env().APP_URL,
    secret: env().AUTH_SECRET,
    convex: asService,
    sendVerification: (recipient, url) => enqueueVerificationMail(asService(), recipient, url),
  };
  made = { auth: createBetterAuth(options), options };
  return made;
}

/** The user whose session the headers carry, or `null`. */
export async function embeddedCaller(headers: Headers, address: string): Promise<UserCaller | null> {
  const { auth, options } = embeddedAuth();
  return await callerOfSession(auth, options.secret, headers, address);
}

/** Prolongs the session of a request when it is due; returns the cookies to set, usually none. */
export async function prolongSession(headers: Headers, address: string): Promise<string[]> {
  const { auth, options } = embeddedAuth();
  const response = await callBetterAuth(auth, options.appUrl, { headers, address }, { method: "GET", path: "/get-session" });
  return response.headers.getSetCookie();
}
