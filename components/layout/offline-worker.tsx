"use client";

import { useEffect } from "react";

/** Lets the browser keep the page for lost connections (`lib/offline`), once it has nothing else to do. */
export function OfflineWorker() {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    // Without it there is only the browser's own page for lost connections: nothing to tell anybody.
    const register = () => void navigator.serviceWorker.register("/sw.js", { updateViaCache: "all" }).catch(() => {});
    if (document.readyState === "complete") return register();
    window.addEventListener("load", register, { once: true });
    return () => window.removeEventListener("load", register);
  }, []);
  return null;
}
