"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { whenToastsAreWanted } from "./toast";

const Toasts = lazy(() => import("./toasts"));

/** Keeps the place of toasts in the root layout; empty until the first one. */
export function Toaster() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => whenToastsAreWanted(() => setWanted(true)), []);
  return wanted && (
    <Suspense>
      <Toasts />
    </Suspense>
  );
}
