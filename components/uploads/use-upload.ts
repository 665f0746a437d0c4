"use client";

import { useSyncExternalStore } from "react";
import { uploadDesk, type UploadView } from "./desk";

const NONE: Readonly<Record<string, UploadView>> = {};

/** Every upload of this tab, by its place. */
export function useUploads(): Readonly<Record<string, UploadView>> {
  const desk = uploadDesk();
  return useSyncExternalStore(desk.subscribe, desk.all, () => NONE);
}

/** The upload in one place, or null. */
export function useUpload(slot: string): UploadView | null {
  return useUploads()[slot] ?? null;
}
