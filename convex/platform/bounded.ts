import type { PaginationOptions } from "convex/server";
import { PAGE_SIZE } from "../../lib/domain/limits";

/** A page request with its size held to what a list may read at once. */
export function bounded(options: PaginationOptions): PaginationOptions {
  const asked = Number.isFinite(options.numItems) ? Math.trunc(options.numItems) : PAGE_SIZE.default;
  return { ...options, numItems: Math.min(Math.max(asked, 1), PAGE_SIZE.max) };
}
