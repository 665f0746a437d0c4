"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { showWaitingToasts } from "./toast";

/** Where toasts appear. The effect runs after the toaster's own, so it listens when the first ones come. */
export function Toasts() {
  useEffect(() => showWaitingToasts(toast), []);
  return (
    <Sonner
      position="bottom-right"
      style={{ fontFamily: "inherit" }}
      offset={{ bottom: "calc(var(--player-height) + 1rem)", right: "1rem" }}
      mobileOffset={{ bottom: "calc(var(--player-height) + 1rem)" }}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-positive-text" />,
        error: <CircleAlert aria-hidden className="size-4 text-danger-text" />,
        warning: <TriangleAlert aria-hidden className="size-4 text-caution-text" />,
        info: <Info aria-hidden className="size-4 text-ink-soft" />,
        close: <X aria-hidden className="size-4" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-start gap-3 rounded-md border bg-raised p-4 text-sm text-ink shadow-pop sm:w-88",
          title: "font-medium",
          description: "text-ink-soft",
          actionButton: "link ml-auto shrink-0",
          icon: "mt-0.5 shrink-0",
        },
      }}
    />
  );
}
