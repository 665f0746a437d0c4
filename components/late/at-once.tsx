"use client";

import { useEffect } from "react";
import { KEPT_QUEUE } from "../player/kept-queue";
import { hurry } from "./somebody";

/** Does not wait for a sign of somebody where more than a look is due: `wanted` says so, or a queue that was kept from the last visit. */
export function AtOnce({ wanted }: { wanted: boolean }) {
  useEffect(() => {
    if (wanted || hasKeptQueue()) hurry();
  }, [wanted]);
  return null;
}

function hasKeptQueue(): boolean {
  try {
    return Boolean(localStorage.getItem(KEPT_QUEUE));
  } catch {
    return false;
  }
}
