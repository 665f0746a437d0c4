"use client";

import { SunMoon } from "lucide-react";
import { lazy } from "react";
import { themeSwitch } from "@/strings/layout";
import { MenuButton } from "./menu-button";

const load = () => import("./theme-menu");
const ThemeMenu = lazy(load);

export function ThemeSwitch() {
  return <MenuButton label={themeSwitch.label} icon={<SunMoon aria-hidden />} load={load} menu={(trigger) => <ThemeMenu trigger={trigger} />} />;
}
