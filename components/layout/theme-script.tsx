import { THEME_KEY } from "@/lib/theme-key";

/**
 * Light or dark where somebody chose it (`use-theme.ts`); otherwise the style sheet follows the system by itself. Run before the
 * first paint, it lets no page flash in the other one, and hears of a choice in another tab.
 */
const SCRIPT = `(() => {
  const show = () => {
    let theme = null;
    try { theme = localStorage.getItem("${THEME_KEY}"); } catch {}
    for (const each of ["light", "dark"]) document.documentElement.classList.toggle(each, theme === each);
  };
  show();
  addEventListener("storage", ({ key }) => key === "${THEME_KEY}" && show());
})();`;

/** `nonce`: without it the page's policy would not let the script run. A browser hides it from scripts, React's too. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
