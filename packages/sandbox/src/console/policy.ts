/**
 * What a page of the console may do: its own styles and pictures, its one script and nothing else that runs, forms to
 * itself. Files and mails of the product lie under the same origin, so the script is allowed by its full address.
 */
export function consolePolicy(origin: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "frame-src 'self'",
    `script-src ${origin}/console/live.js`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}
