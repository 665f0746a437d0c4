import { html, type Html } from "../../kernel/html";

/**
 * Own style and script only, and no frame around it. `form-action` stays open to other sites: browsers apply it to the
 * redirect after the form too, and where the product sends a buyer after `success_url` is the product's affair.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src data:",
  "form-action 'self' http: https:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A whole document with the note that no hosted page goes without. */
export function frame(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <link rel="stylesheet" href="/c/assets/checkout.css">
  <link rel="icon" href="data:,">
  <script type="module" src="/c/assets/checkout.js"></script>
</head>
<body>
  <header class="notice">Sandbox checkout. No money moves.</header>
  ${body}
</body>
</html>`.toString();
}

/** Whom the buyer pays: the sandbox knows the product by its address only. */
export function payee(url: string | null): string {
  return url === null ? "the shop" : new URL(url).host;
}

/** One message in the middle of the page. */
export function plainPage(title: string, content: Html): string {
  return frame(title, html`<main class="plain"><div class="inner">${content}</div></main>`);
}

export const CHECK_MARK = html`<svg class="mark good" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="M15 25l6 6 12-14"/></svg>`;
export const CLOCK_MARK = html`<svg class="mark quiet" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="24" cy="24" r="21"/><path d="M24 12v13l8 5"/></svg>`;
