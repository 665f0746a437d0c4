"use client";

import { errorReference } from "@/lib/page-errors";
import { locale } from "@/strings/locale";
import { siteError } from "@/strings/siteError";

/** The tokens of `app/globals.css` that it needs, by value: nothing here may depend on what just broke. */
const INK = "light-dark(#161512, #f2f1ec)";
const SOFT = "light-dark(#55534b, #b4b2a8)";
const box = { display: "inline-flex", alignItems: "center", height: "2.5rem", padding: "0 1rem", borderRadius: "0.375rem", font: "inherit", fontWeight: 500, textDecoration: "none" } as const;

/** The last resort, when even the frame of the site broke. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorReference(error);
  return (
    <html lang={locale.language} style={{ colorScheme: "light dark" }}>
      <body style={{ margin: 0, background: "light-dark(#fafaf7, #0e0e0c)", color: INK, font: "1rem/1.5 Inter, system-ui, sans-serif" }}>
        <title>{siteError.documentTitle}</title>
        <main style={{ maxWidth: "40rem", margin: "0 auto", padding: "4rem 1rem", display: "grid", gap: "1rem", justifyItems: "start" }}>
          <h1 style={{ margin: 0, fontSize: "1.75rem", lineHeight: 1.2, fontWeight: 600, letterSpacing: "-0.025em" }}>{siteError.title}</h1>
          <p style={{ margin: 0, color: SOFT }}>{siteError.text}</p>
          {reference !== null && <p style={{ margin: 0, color: SOFT, fontFamily: "ui-monospace, monospace", fontSize: "0.75rem" }}>{siteError.reference(reference)}</p>}
          <p style={{ margin: 0, display: "flex", flexWrap: "wrap", gap: "0.75rem" }}>
            <button type="button" onClick={() => retry()} style={{ ...box, border: 0, background: "light-dark(#2a3fe0, #4a62f5)", color: "#fff", cursor: "pointer" }}>
              {siteError.again}
            </button>
            {/* A whole page load: the router is part of what broke. */}
            <a href="/" style={{ ...box, border: "1px solid light-dark(#85837a, #7a7870)", color: INK }}>
              {siteError.home}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
