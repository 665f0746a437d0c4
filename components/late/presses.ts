import { hurry } from "./somebody";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const PRESSED = "button[type=button], input[type=checkbox], input[type=radio]";

/** Parts of the page that are drawn and do not answer yet. */
let asleep = 0;
let pressed: HTMLElement | null = null;
let key: KeyboardEvent | null = null;
const written = new Map<Field, string>();

/**
 * One more part that does not answer yet; call what it gives when it does. What was pressed, struck and written until then is kept
 * and told once every part answers. Links and forms work by themselves.
 */
export function sleeping(): () => void {
  asleep += 1;
  if (asleep === 1) {
    window.addEventListener("click", holdPress, true);
    window.addEventListener("input", keepWritten, true);
    window.addEventListener("keydown", keepKey, true);
  }
  let awake = false;
  return () => {
    if (awake) return;
    awake = true;
    asleep -= 1;
    if (asleep === 0) tell();
  };
}

function tell(): void {
  window.removeEventListener("click", holdPress, true);
  window.removeEventListener("input", keepWritten, true);
  window.removeEventListener("keydown", keepKey, true);
  const button = pressed;
  pressed = null;
  button?.click();
  const struck = key;
  key = null;
  // One part may have answered before the others did.
  if (struck?.defaultPrevented === false) struck.target?.dispatchEvent(new KeyboardEvent("keydown", struck));
  for (const [field, value] of written) write(field, value);
  written.clear();
}

function holdPress(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>(PRESSED) : null;
  if (button === null) return;
  // A screen reader presses without any other sign before it.
  hurry();
  event.preventDefault();
  event.stopImmediatePropagation();
  pressed = button;
}

function keepKey(event: KeyboardEvent): void {
  key = event;
}

function keepWritten({ target }: Event): void {
  if (target instanceof Element && target.matches(PRESSED)) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) written.set(target, target.value);
}

/** Says to React what a field holds. It has seen the field with this value already, so it has to see another one before. */
function write(field: Field, value: string): void {
  const caret = field instanceof HTMLSelectElement ? null : field.selectionStart;
  field.value = "";
  // The field's own setter, past the one that React watches.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  if (caret !== null && !(field instanceof HTMLSelectElement)) field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}
