import type { MouseEvent } from "react";
import type { ChecklistField } from "@/lib/domain/publishChecklist";
import { beatFields } from "@/strings/beatForm";
import type { WordField } from "./editing";

/** How the editor calls its fields. */
export const FIELD_NAMES: Record<WordField, string> = beatFields.names;

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
