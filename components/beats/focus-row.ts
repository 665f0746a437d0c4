/** Takes the keyboard to a row of the list in a box, where one goes on reading after more were loaded. */
export function focusRow(box: HTMLElement | null, at: number): void {
  box?.querySelector("ul")?.children[at]?.querySelector("a")?.focus({ preventScroll: true });
}
