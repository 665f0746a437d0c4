"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import type { ReactElement } from "react";
import { themeMenu } from "@/strings/layout";
import { DropdownMenu, DropdownMenuContent, DropdownMenuRadioGroup, DropdownMenuRadioItem, DropdownMenuTrigger } from "../ui/dropdown-menu";
import { useTheme } from "./use-theme";

const themes = [
  { value: "system", name: themeMenu.system, icon: Monitor },
  { value: "light", name: themeMenu.light, icon: Sun },
  { value: "dark", name: themeMenu.dark, icon: Moon },
] as const;

/** Light, dark, or as the system has it. */
export default function ThemeMenu({ trigger }: { trigger: ReactElement }) {
  const { theme, setTheme } = useTheme();
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuRadioGroup value={theme} onValueChange={setTheme}>
          {themes.map(({ value, name, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {name}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
