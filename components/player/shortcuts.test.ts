import { describe, expect, test } from "vitest";
import { shortcuts } from "@/strings/playerWindows";
import { commandOf, SHORTCUTS } from "./shortcuts";

const press = (key: string, more: Partial<Record<"shiftKey" | "altKey" | "ctrlKey" | "metaKey", boolean>> = {}) => ({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more });

describe("shortcuts", () => {
  test.each([
    [" ", {}, "toggle"],
    ["ArrowRight", {}, "ahead"],
    ["ArrowLeft", { shiftKey: true }, "previous"],
    ["ArrowUp", { shiftKey: true }, "louder"],
    ["m", {}, "mute"],
    ["/", {}, "search"],
    // On a German keyboard the slash is there only with shift.
    ["/", { shiftKey: true }, "search"],
    ["?", { shiftKey: true }, "help"],
    // Up and down alone scroll the page, and a capital M is somebody's beginning of a word.
    ["ArrowUp", {}, null],
    ["M", { shiftKey: true }, null],
    [" ", { shiftKey: true }, null],
  ] as const)("%j with %j is %s", (key, more, command) => {
    expect(commandOf(press(key, more), true)).toBe(command);
  });

  test("what the browser and the system have for themselves stays theirs", () => {
    for (const { key, shift } of SHORTCUTS)
      for (const held of ["altKey", "ctrlKey", "metaKey"]) expect(commandOf(press(key, { shiftKey: shift === true, [held]: true }), true)).toBeNull();
  });

  test("single signs can be switched off, and nothing else", () => {
    const off = SHORTCUTS.filter(({ key, shift }) => commandOf(press(key, { shiftKey: shift === true }), false) === null);
    expect(off.map(({ command }) => command)).toEqual(["mute", "search", "help"]);
  });

  test("each is explained", () => {
    expect(Object.keys(shortcuts.keys).sort()).toEqual(SHORTCUTS.map(({ command }) => command).sort());
  });
});
