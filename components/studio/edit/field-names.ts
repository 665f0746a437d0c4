import type { MouseEvent } from "react";
import type { ChecklistField } from "@/lib/domain/publishChecklist";
import type { WordField } from "./editing";

/** How the editor calls its fields. */
export const FIELD_NAMES: Record<WordField, string> = {
  title: "Title",
  genre: "Genre",
  bpm: "BPM",
  key: "Key",
  moods: "Moods",
  tags: "Tags",
  description: "Description",
  tiers: "Licences",
};

/** "Title", "Title and BPM", "Title, BPM and Licences". */
export function namesOf(fields: readonly WordField[]): string {
  const names = fields.map((field) => FIELD_NAMES[field]);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Where a field stands on the page. */
export function fieldAnchor(field: ChecklistField | WordField): string {
  return `beat-${field}`;
}

/** Goes to a field: into view, with the keyboard in it, which following the link alone would not do. */
export function goToField(event: MouseEvent, field: ChecklistField): void {
  const place = document.getElementById(fieldAnchor(field));
  const control = place?.querySelector<HTMLElement>("input:enabled, textarea:enabled, button:enabled, a[href]") ?? place;
  if (!control) return;
  event.preventDefault();
  control.focus();
}
