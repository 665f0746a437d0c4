import { type BeatSearch, isOpen, parametersOf, searchOf } from "@/lib/domain/discovery";
import { isListedLength } from "./lengths";

/*
 * The fields of a search keep what they say themselves, as the server drew them: here they are read, and written where the
 * search came from elsewhere.
 */

/** What a form says; what it has no field for stays as in `base`, which is the search that its fields were last written for. */
export function readControls(form: HTMLFormElement, base: BeatSearch): BeatSearch {
  const [data, parameters] = [new FormData(form), parametersOf(base)];
  const said = (name: string) => String(data.get(name) ?? "");
  const has = (name: string) => form.elements.namedItem(name) !== null;
  const put = (name: string, value: string) => (value === "" ? parameters.delete(name) : parameters.set(name, value));
  for (const name of ["q", "genre", "mood", "key", "match", "tier"]) if (has(name)) put(name, said(name));
  for (const name of ["bpm", "price"]) if (has(`${name}-min`)) put(name, rangeSaid(said(`${name}-min`), said(`${name}-max`)));
  // Another length than the listed ones came with a link, and stays until one is chosen.
  if (has("length") && (said("length") !== "" || isOpen(base.length) || isListedLength(base.length))) put("length", said("length"));
  if (has("sort") && said("sort") !== sortShown(base)) put("sort", said("sort") === "newest" && said("q").trim() === "" ? "" : said("sort"));
  return searchOf(parameters);
}

/** Writes a search into the fields of a form. */
export function showControls(form: HTMLFormElement, search: BeatSearch): void {
  const parameters = parametersOf(search);
  const show = (name: string, value: string) => {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || field.value === value) return;
    // Somebody may be in the middle of a word.
    if (name !== "q" || field.value.trim().replace(/\s+/g, " ") !== value) field.value = value;
  };
  for (const name of ["q", "genre", "mood", "key", "tier"]) show(name, parameters.get(name) ?? "");
  show("length", isListedLength(search.length) ? (parameters.get("length") ?? "") : "");
  for (const [name, { min, max }, by] of [["bpm", search.bpm, 1], ["price", search.price, 100]] as const) {
    show(`${name}-min`, min === null ? "" : String(Math.round(min / by)));
    show(`${name}-max`, max === null ? "" : String(Math.round(max / by)));
  }
  const suits = form.elements.namedItem("match");
  if (suits instanceof HTMLInputElement) [suits.checked, suits.disabled] = [search.compatible, search.key === null];
  const sort = form.elements.namedItem("sort");
  if (!(sort instanceof HTMLSelectElement)) return;
  const best = sort.options[0];
  if (best) best.hidden = best.disabled = search.words === "";
  show("sort", sortShown(search));
}

/** What the order's field shows: unless one is chosen it is the newest first, and with words the best match. */
export function sortShown({ sort, words }: BeatSearch): string {
  return sort ?? (words === "" ? "newest" : "");
}

function rangeSaid(min: string, max: string): string {
  const digits = (text: string) => text.replace(/\D/g, "").slice(0, 6);
  const range = `${digits(min)}-${digits(max)}`;
  return range === "-" ? "" : range;
}
