import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { clerkSettings } from "@/lib/auth/clerk/settings";
import { env } from "@/lib/env";
import { pageSecurityHeaders } from "@/lib/http/security-headers";
import { publicConfig } from "@/lib/public-config";

/** Every page gets its security headers; where Clerk keeps the accounts, documents pass it first. */
export async function middleware(request: NextRequest): Promise<NextResponse> {
  const clerk = clerkSettings();
  if (clerk === null) return answer(request, request.headers);
  const { clerkIdentity, passClerk } = await import("@/lib/auth/clerk");
  const passage = await passClerk(clerkIdentity(clerk).backend, clerk, request);
  if (passage.kind === "redirect") return new NextResponse(null, { status: 307, headers: passage.headers });
  const response = answer(request, passage.asked);
  for (const cookie of passage.cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/** Lets the request on with these headers. A page also gets a nonce: Next finds the one for its own scripts in the request's policy. */
function answer(request: NextRequest, headers: Headers): NextResponse {
  const asked = new Headers(headers);
  if (request.nextUrl.pathname.startsWith("/api/")) return NextResponse.next({ request: { headers: asked } });

  const { NODE_ENV, UPLOADTHING_INGEST_URL } = env();
  const { appUrl, convexUrl, clerk } = publicConfig();
  const nonce = randomBytes(16).toString("base64");
  const answered = pageSecurityHeaders({
    nonce,
    appUrl,
    convexUrl,
    ingestUrl: UPLOADTHING_INGEST_URL,
    clerkOrigin: clerk?.origin,
    development: NODE_ENV === "development",
  });
  asked.set("x-nonce", nonce);
  asked.set("content-security-policy", answered["content-security-policy"] ?? "");
  const response = NextResponse.next({ request: { headers: asked } });
  for (const [name, value] of Object.entries(answered)) response.headers.set(name, value);
  return response;
}

export const config = {
  runtime: "nodejs",
  matcher: [
    // Not for built files, which need no nonce, nor for routes, whose headers are the kernel's and whose bodies a
    // middleware would cut at 10 MB.
    "/((?!api/|_next/static|_next/image).*)",
    // Except what a browser opens as a document (a download): Clerk's token may have to be renewed on the way.
    { source: "/api/:path*", has: [{ type: "header", key: "sec-fetch-dest", value: "document" }] },
  ],
};
