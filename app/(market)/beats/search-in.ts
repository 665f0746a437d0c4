import { type BeatSearch, searchOf } from "@/lib/domain/discovery";

export type Parameters = Record<string, string | string[] | undefined>;

/** The search in a page's address, and the place in its list where the page begins. */
export function searchIn(parameters: Parameters): { search: BeatSearch; after: string | null } {
  const plain = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) for (const one of [value].flat()) if (one !== undefined) plain.append(name, one);
  return { search: searchOf(plain), after: plain.get("after") || null };
}
