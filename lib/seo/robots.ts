import { absolute } from "./address";

/** Rooms of one person each, steps of a purchase, and addresses with a token in them: nothing for an index. */
const PRIVATE = ["/admin", "/api/", "/checkout/", "/library", "/studio", "/sign-in/link", "/reset-password", "/verify-email", "/verify/"];

/** robots.txt (RFC 9309). Pictures that go with a link stay readable: whoever shows the link fetches them. */
export function robotsText(): string {
  const rules = ["Allow: /api/og/", "Allow: /api/audio/", ...PRIVATE.map((path) => `Disallow: ${path}`)];
  return `User-agent: *\n${rules.join("\n")}\n\nSitemap: ${absolute("/sitemap.xml")}\n`;
}
