"use client";

import { useConvex } from "convex/react";
import { useEffect, useState } from "react";
import { connectionLost } from "@/strings/states";

/** A connection that comes back sooner is not worth a word, ms. */
const PATIENCE_MS = 5_000;

/** Says over a live room that what it shows may be old. The region is always there, or a screen reader would miss its words. */
export function ConnectionLost() {
  const lost = useLostConnection();
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 top-16 z-40 mx-auto max-w-lg">
      {lost && (
        <p className="animate-appear rounded-md border bg-raised px-4 py-3 text-sm text-ink-soft shadow-pop motion-reduce:animate-none">
          <strong className="font-medium text-ink">{connectionLost.title}</strong> {connectionLost.text}
        </p>
      )}
    </div>
  );
}

/** Whether the live connection has been gone for a while: its socket, or the whole network, which a socket notices late. */
function useLostConnection(): boolean {
  const convex = useConvex();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (navigator.onLine && convex.connectionState().isWebSocketConnected) {
        clearTimeout(timer);
        timer = undefined;
        setLost(false);
      } else {
        timer ??= setTimeout(() => setLost(true), PATIENCE_MS);
      }
    };
    look();
    const unsubscribe = convex.subscribeToConnectionState(look);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, [convex]);
  return lost;
}
