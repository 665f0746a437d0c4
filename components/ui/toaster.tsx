"use client";

import { type ComponentType, useEffect, useState } from "react";
import { takeWaitingToasts, whenToastsAreWanted } from "./toast";

/** Keeps the place of toasts in the root layout; empty until the first one. Where their code does not come, their words stand plain. */
export function Toaster() {
  const [Toasts, setToasts] = useState<ComponentType | null>(null);
  const [plain, setPlain] = useState("");
  useEffect(
    () =>
      whenToastsAreWanted(() => {
        void import("./toasts").then(
          ({ Toasts: fetched }) => {
            setToasts(() => fetched);
            setPlain("");
          },
          () => setPlain(takeWaitingToasts()),
        );
      }),
    [],
  );
  if (Toasts !== null) return <Toasts />;
  return (
    plain !== "" && (
      <p role="alert" className="fixed right-4 bottom-[calc(var(--player-height)+1rem)] left-4 z-50 rounded-md border bg-raised p-4 text-sm shadow-pop">
        {plain}
      </p>
    )
  );
}
