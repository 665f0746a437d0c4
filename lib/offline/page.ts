import { createHash } from "node:crypto";
import { locale } from "@/strings/locale";
import { offline } from "@/strings/offline";
import { THEME_KEY } from "../theme-key";

/** The bars of the wordmark: `components/layout/wordmark.tsx`. */
const BARS = [6, 14, 10, 22, 16, 8, 4];

/** The look of `app/globals.css` in its least: this page can fetch no style sheet. The theme is the one chosen in the header. */
const STYLE = `
:root { color-scheme: light dark; --ground: light-dark(#fafaf7, #0e0e0c); --ink: light-dark(#161512, #f2f1ec); --soft: light-dark(#55534b, #b4b2a8); --line: light-dark(#e0ded6, #2b2b27); --signal: light-dark(#2a3fe0, #4a62f5); --on-signal: #ffffff; }
:root.light { color-scheme: light; }
:root.dark { color-scheme: dark; }
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 1rem/1.5 Inter, system-ui, sans-serif; padding-bottom: env(safe-area-inset-bottom); }
header { border-bottom: 1px solid var(--line); }
.page { max-width: 80rem; margin-inline: auto; padding-inline: 1rem; }
.mark { display: flex; align-items: center; gap: 0.5rem; height: 3.5rem; font-size: 1.125rem; font-weight: 600; letter-spacing: -0.025em; }
.mark svg { height: 1.25rem; width: auto; }
main { display: grid; gap: 2.5rem; padding-block: 2.5rem 4rem; }
h1 { font-size: 2.25rem; line-height: 2.5rem; font-weight: 600; letter-spacing: -0.025em; }
h2 { font-size: 1.125rem; font-weight: 600; }
p, ul { max-width: 65ch; color: var(--soft); }
section { display: grid; align-content: start; gap: 0.75rem; }
.first { display: grid; gap: 1rem; justify-items: start; }
.lists { display: grid; gap: 2rem; border-top: 2px solid var(--ink); padding-top: 1.5rem; }
ul { display: grid; gap: 0.5rem; padding-left: 1.25rem; }
a { display: inline-flex; align-items: center; height: 3rem; padding-inline: 1.5rem; border-radius: 0.375rem; background: var(--signal); color: var(--on-signal); font-weight: 500; text-decoration: none; }
a:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
@media (min-width: 48rem) { .page { padding-inline: 2rem; } main { padding-block: 4rem; } .lists { grid-template-columns: 1fr 1fr; gap: 4rem; } }
`;

/** Puts on the theme that this browser keeps, and fetches the page again when there is a connection. */
const SCRIPT = `
try { const theme = localStorage.getItem(${JSON.stringify(THEME_KEY)}); if (theme === "light" || theme === "dark") document.documentElement.classList.add(theme); } catch {}
addEventListener("online", () => location.reload());
`;

/** One document with everything in it, and the headers to answer it with: it may run and style what it brought along, and fetch nothing. */
export function offlinePage(): { html: string; headers: Record<string, string> } {
  const bars = BARS.map((height, i) => `<rect x="${i * 4}" y="${12 - height / 2}" width="2.5" height="${height}"/>`).join("");
  const list = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul>`;
  const { title, text, again, works, waits, documentTitle } = offline;
  const html = `<!doctype html>
<html lang="${locale.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${documentTitle}</title>
<style>${STYLE}</style>
<script>${SCRIPT}</script>
</head>
<body>
<header><div class="page mark"><svg aria-hidden="true" viewBox="0 0 27 24" fill="currentColor">${bars}</svg>Backline</div></header>
<main class="page">
<div class="first"><h1>${title}</h1><p>${text}</p><a href="">${again}</a></div>
<div class="lists"><section><h2>${works.heading}</h2>${list(works.list)}</section><section><h2>${waits.heading}</h2>${list(waits.list)}</section></div>
</main>
</body>
</html>`;
  const script = createHash("sha256").update(SCRIPT).digest("base64");
  return {
    html,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${script}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  };
}
