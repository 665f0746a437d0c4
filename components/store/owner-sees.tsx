"use client";

import type { ReactNode } from "react";
import { useConnection } from "../providers/connection";

/** Shows `instead` to the owner of a store, and what is inside to everybody else. */
export function OwnerSees({ storeId, instead, children }: { storeId: string; instead: ReactNode; children: ReactNode }) {
  return useConnection().ownStoreId === storeId ? instead : children;
}
