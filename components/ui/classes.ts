/**
 * Joins class names and leaves out what does not hold. Where two would set the same property, the caller names one; a look of
 * ours that may be overridden stands in the layer of components (`app/globals.css`), above which every class of Tailwind's lies.
 * For what is loaded with every page: `cn` knows all groups of classes, and weighs as much.
 */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
