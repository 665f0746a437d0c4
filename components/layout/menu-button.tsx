"use client";

import { type ReactElement, type ReactNode, Suspense, useState } from "react";
import { Button } from "../ui/button";

type MenuButtonProps = {
  label: string;
  icon: ReactNode;
  pending?: boolean;
  size?: "icon" | "icon-sm";
  className?: string | undefined;
  /** Fetches the menu's code; asked for ahead of the press, when a pointer or the keyboard comes near. */
  load: () => Promise<unknown>;
  /** The menu around its trigger, open from the start. */
  menu: (trigger: ReactElement) => ReactNode;
};

/** A button whose menu is fetched when somebody wants it: most visits never open one, and none should wait for its code. */
export function MenuButton({ label, icon, pending = false, size = "icon", className, load, menu }: MenuButtonProps) {
  const [wanted, setWanted] = useState(false);
  const looks = { variant: "ghost", size, className, "aria-label": label } as const;
  const near = () => void load();
  if (!wanted) {
    return (
      <Button {...looks} aria-haspopup="menu" aria-expanded={false} onPointerEnter={near} onFocus={near} onClick={() => setWanted(true)}>
        {icon}
      </Button>
    );
  }
  return (
    <Suspense fallback={<Button {...looks} pending aria-haspopup="menu">{icon}</Button>}>
      {menu(
        <Button {...looks} pending={pending}>
          {icon}
        </Button>,
      )}
    </Suspense>
  );
}
