"use client";

import { useEffect, useState } from "react";

/** Counts down from `seconds`, at once and again after each `restart`; 0 when it is over. */
export function useCountdown(seconds: number): { left: number; restart: () => void } {
  const [endsAt, setEndsAt] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);

  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [endsAt]);

  return { left, restart: () => setEndsAt(Date.now() + seconds * 1000) };
}
