import { useSyncExternalStore } from "react";
import { THEME_KEY } from "@/lib/theme-key";

const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const listeners = new Set<() => void>();

/** Light, dark, or as the system has it, and how to choose; the choice is kept in this browser. */
export function useTheme(): { theme: Theme; setTheme: (theme: string) => void } {
  return { theme: useSyncExternalStore(subscribe, chosen, () => "system"), setTheme };
}

function chosen(): Theme {
  try {
    return known(localStorage.getItem(THEME_KEY));
  } catch {
    return shown();
  }
}

function setTheme(name: string): void {
  const theme = known(name);
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Where nothing is kept, the choice lasts as long as the page.
  }
  const root = document.documentElement;
  // Colours that fade one by one into the other theme look broken: they change at once.
  root.dataset["still"] = "";
  for (const each of ["light", "dark"]) root.classList.toggle(each, theme === each);
  void root.offsetWidth;
  delete root.dataset["still"];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

const known = (name: string | null): Theme => THEMES.find((theme) => theme === name) ?? "system";
const shown = (): Theme => known(["light", "dark"].find((each) => document.documentElement.classList.contains(each)) ?? null);
