"use client";

import { useEffect } from "react";
import { SOURCE_COOKIE } from "@/lib/analytics/source-name";
import { DIRECT } from "@/lib/domain/directSource";

/** Keeps where this session came from, unless it is known: in a cookie of the session that names nobody and rides into an order. Shows nothing. */
export function FirstSource() {
  useEffect(() => {
    if (document.cookie.split("; ").some((entry) => entry.startsWith(`${SOURCE_COOKIE}=`))) return;
    const [page, referrer] = [new URL(location.href), document.referrer];
    if (referrer === "" && !page.searchParams.has("utm_source")) return keep(DIRECT);
    // Reading links and campaigns is for who comes by one. Where the code does not come, the next page tries.
    void import("@/lib/domain/attribution").then(
      ({ sourceOf }) => keep(sourceOf(page, referrer)),
      () => undefined,
    );
  }, []);
  return null;
}

function keep(source: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${SOURCE_COOKIE}=${encodeURIComponent(source)}; path=/; samesite=lax${secure}`;
}
