import { requestOptions, type ClerkBackend } from "./backend";
import type { ClerkSettings } from "./settings";

/** What becomes of a document that a browser asks for: sent to Clerk and back, or answered with what is to be added. */
export type ClerkPassage =
  | { kind: "redirect"; headers: Headers }
  | { kind: "on"; /** The request's headers as the page shall see them. */ asked: Headers; /** Cookies that Clerk renewed. */ cookies: string[] };

/** Headers by which a client could say that it is asking another host. */
const HOST_CLAIMS = ["x-forwarded-host", "x-forwarded-proto", "cloudfront-forwarded-proto"];

/**
 * Clerk's tokens last a minute, so a document may come with one that has just ended, or with none beside a live session:
 * Clerk's handshake renews it by a round trip through its Frontend API. What the page then sees is the token itself, as a
 * bearer token, and it checks that like any other: nothing that this leaves in the request is believed on its own.
 */
export async function passClerk(backend: ClerkBackend, settings: ClerkSettings, request: Request): Promise<ClerkPassage> {
  const state = await backend.authenticateRequest(atHome(request, settings.appUrl), {
    ...requestOptions(settings),
    signInUrl: "/sign-in",
    signUpUrl: "/sign-up",
    acceptsToken: "session_token",
  });
  if (state.headers.has("location")) return { kind: "redirect", headers: state.headers };
  const asked = new Headers(request.headers);
  if (state.isAuthenticated && !asked.has("authorization")) asked.set("authorization", `Bearer ${state.token}`);
  return { kind: "on", asked, cookies: state.headers.getSetCookie() };
}

/** The same request at `APP_URL`: where the handshake comes back to is ours to say, not the `Host` header's. */
function atHome(request: Request, appUrl: string): Request {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of HOST_CLAIMS) headers.delete(name);
  headers.delete("authorization");
  headers.set("host", new URL(appUrl).host);
  return new Request(new URL(`${pathname}${search}`, appUrl), { method: request.method, headers });
}
