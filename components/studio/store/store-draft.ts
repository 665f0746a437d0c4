import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { storeLinkUrl } from "@/lib/domain/storefront";
import { linkEditor } from "@/strings/studioStore";

export type EditableStore = FunctionReturnType<typeof api.stores.queries.edit>;
/** What the form holds: the owner's part of a store, as it is being typed. */
export type StoreDraft = Pick<EditableStore, "bio" | "accent" | "sections" | "links" | "featuredBeatId">;

export function draftOf({ bio, accent, sections, links, featuredBeatId }: EditableStore): StoreDraft {
  return { bio, accent, sections, links, featuredBeatId };
}

/** What is wrong with each link, by its place; an empty list means that the draft can be saved. */
export function linkProblems({ links }: StoreDraft): Map<number, string> {
  const wrong = links.flatMap(({ url }, at): [number, string][] => (storeLinkUrl(url) === null ? [[at, url.trim() === "" ? linkEditor.empty : linkEditor.notPublic]] : []));
  return new Map(wrong);
}

/** Moves the item at `from` by `step` places. */
export function moved<T>(list: readonly T[], from: number, step: -1 | 1): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(from + step, 0, item);
  return next;
}
