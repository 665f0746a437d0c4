import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/lib/env";
import { pageSecurityHeaders } from "@/lib/http/security-headers";
import { publicConfig } from "@/lib/public-config";

/** Every page gets its security headers; Next finds the nonce for its own scripts in the request's policy. */
export function middleware(request: NextRequest): NextResponse {
  const { NODE_ENV, UPLOADTHING_INGEST_URL } = env();
  const { appUrl, convexUrl } = publicConfig();
  const nonce = randomBytes(16).toString("base64");
  const security = { nonce, appUrl, convexUrl, ingestUrl: UPLOADTHING_INGEST_URL, development: NODE_ENV === "development" };
  const answered = pageSecurityHeaders(security);

  const asked = new Headers(request.headers);
  asked.set("x-nonce", nonce);
  asked.set("content-security-policy", answered["content-security-policy"] ?? "");
  const response = NextResponse.next({ request: { headers: asked } });
  for (const [name, value] of Object.entries(answered)) response.headers.set(name, value);
  return response;
}

export const config = {
  runtime: "nodejs",
  // Not for built files, which need no nonce, nor for routes, whose headers are the kernel's and whose bodies a
  // middleware would cut at 10 MB.
  matcher: ["/((?!api/|_next/static|_next/image).*)"],
};
