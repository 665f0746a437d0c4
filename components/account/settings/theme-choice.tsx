"use client";

import { themeMenu } from "@/strings/layout";
import { settings } from "@/strings/settings";
import { useTheme } from "../../layout/use-theme";

const THEMES = ["system", "light", "dark"] as const;

/** Light, dark, or as the system has it; kept in this browser. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  return (
    <fieldset className="grid gap-1">
      <legend className="pb-2 text-sm font-medium">{settings.theme.legend}</legend>
      {THEMES.map((value) => (
        <label key={value} className="flex min-h-9 items-center gap-3">
          <input type="radio" name="theme" className="size-5" value={value} checked={theme === value} onChange={() => setTheme(value)} />
          {themeMenu[value]}
        </label>
      ))}
    </fieldset>
  );
}
