"use client";

import { lazy } from "react";
import { menus } from "@/strings/frame";
import { Icon } from "../ui/icon";
import { MenuButton } from "./menu-button";

const load = () => import("./theme-menu");
const ThemeMenu = lazy(load);

export function ThemeSwitch() {
  return <MenuButton label={menus.theme} icon={<Icon name="sun-moon" />} load={load} menu={(trigger) => <ThemeMenu trigger={trigger} />} />;
}
