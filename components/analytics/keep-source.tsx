"use client";

import { useEffect } from "react";
import { keepSource } from "./report";

/** Keeps where a session came from, as soon as its first page is there. Shows nothing. */
export function KeepSource() {
  useEffect(() => keepSource(), []);
  return null;
}
