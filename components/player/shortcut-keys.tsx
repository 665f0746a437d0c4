"use client";

import { type ComponentType, useEffect, useState } from "react";

type Listening = ComponentType<{ early: readonly KeyboardEvent[] }>;

/** The shortcuts of the keyboard. Their code comes with the first key or pointer; keys pressed before it is there are heard then. */
export function ShortcutKeys() {
  const [Listening, setListening] = useState<Listening | null>(null);
  const [early] = useState<KeyboardEvent[]>([]);
  useEffect(() => {
    if (Listening !== null) return;
    const near = () => void import("./shortcut-listener").then(({ ShortcutListener }) => setListening(() => ShortcutListener)).catch(() => undefined);
    const press = (event: KeyboardEvent) => {
      early.push(event);
      near();
    };
    document.addEventListener("pointerover", near, { once: true, passive: true });
    document.addEventListener("keydown", press);
    return () => {
      document.removeEventListener("pointerover", near);
      document.removeEventListener("keydown", press);
    };
  }, [Listening, early]);
  return Listening && <Listening early={early} />;
}
