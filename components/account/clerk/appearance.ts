import type { ClerkProvider } from "@clerk/nextjs";
import type { ComponentProps } from "react";

type Appearance = NonNullable<ComponentProps<typeof ClerkProvider>["appearance"]>;

/** Clerk's components in our tokens: both themes at once, because each token is a light and a dark value. */
export const appearance = {
  variables: {
    colorPrimary: "var(--color-signal)",
    colorPrimaryForeground: "var(--color-on-signal)",
    colorBackground: "var(--color-raised)",
    colorForeground: "var(--color-ink)",
    colorMuted: "var(--color-sunken)",
    colorMutedForeground: "var(--color-ink-soft)",
    colorNeutral: "var(--color-ink)",
    colorInput: "var(--color-raised)",
    colorInputForeground: "var(--color-ink)",
    colorBorder: "var(--color-line-strong)",
    colorRing: "var(--color-signal)",
    colorDanger: "var(--color-danger-text)",
    colorSuccess: "var(--color-positive-text)",
    colorWarning: "var(--color-caution-text)",
    colorModalBackdrop: "var(--color-scrim)",
    borderRadius: "var(--radius-md)",
    fontFamily: "var(--font-sans)",
    fontSize: "0.875rem",
  },
} satisfies Appearance;

/** Our buttons are flat. */
const flatButton = { background: "var(--color-signal)", boxShadow: "none", "&::after": { display: "none" }, "&:hover": { background: "var(--color-signal-hover)" } };

/** A form of Clerk's inside a page of ours: the page has the heading, the frame and the margins already. */
export const embeddedForm = {
  elements: {
    rootBox: { width: "100%" },
    cardBox: { width: "100%", maxWidth: "none", boxShadow: "none", border: "none", borderRadius: 0, overflow: "visible", background: "transparent" },
    card: { width: "100%", maxWidth: "none", padding: "0 1px", gap: "1.5rem", boxShadow: "none", border: "none", borderRadius: 0, background: "transparent" },
    // Only what the page does not say: whose password is asked for.
    header: { "&:not(:has(.cl-identityPreview))": { display: "none" } },
    headerTitle: { display: "none" },
    headerSubtitle: { display: "none" },
    identityPreview: { marginInline: 0 },
    footer: { background: "transparent", marginTop: "2rem", borderTop: "1px solid var(--color-line)", "& > *": { padding: "1.5rem 0 0", borderTop: "none" } },
    footerAction: { marginInline: 0 },
    footerActionText: { color: "var(--color-ink-soft)", fontSize: "var(--text-sm)" },
    footerActionLink: { color: "var(--color-signal-text)", fontSize: "var(--text-sm)", textDecoration: "underline" },
    formButtonPrimary: { ...flatButton, minHeight: "2.75rem", fontSize: "var(--text-base)" },
    formFieldInput: {
      minHeight: "2.75rem",
      fontSize: "var(--text-base)",
      // Clerk draws the border as a shadow at a tenth of its colour, which is no outline.
      "&&:not(:focus):not([aria-invalid='true'])": { boxShadow: "0 0 0 1px var(--color-line-strong)" },
    },
    formFieldLabel: { fontSize: "var(--text-sm)" },
  },
} satisfies Appearance;
