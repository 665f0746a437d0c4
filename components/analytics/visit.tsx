"use client";

import { useEffect } from "react";
import { report } from "./report";

/** Counts a visit to the page it stands on: a beat's or a store's. Shows nothing. */
export function Visit({ of, id }: { of: "beatId" | "storeId"; id: string }) {
  useEffect(() => {
    report({ event: "page_viewed", properties: { [of]: id } });
  }, [of, id]);
  return null;
}
