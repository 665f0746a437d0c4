import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACCENTS } from "@/lib/domain/storefront";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const ACCENT = /\[data-accent="(\w+)"\] \{([^}]*)\}/g;

function tokensIn(text: string) {
  return new Map([...text.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));
}

const tokens = tokensIn(css.replace(ACCENT, ""));
const accents = [...css.matchAll(ACCENT)].map(([, name = "", text = ""]) => ({ name, own: tokensIn(text) }));

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function token(name: string) {
  const found = tokens.get(name);
  if (!found) throw new Error(`No token --color-${name} with two hex values`);
  return found;
}

const surfaces = ["ground", "raised", "sunken", "hover"];
const onSurfaces = ["ink", "ink-soft", "ink-faint", "signal-text", "danger-text"];
const text: [string, string][] = [
  ...surfaces.flatMap((surface) => onSurfaces.map((ink): [string, string] => [ink, surface])),
  ["on-signal", "signal"],
  ["on-signal", "signal-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["signal-text", "signal-ground"],
  ["ink", "signal-ground"],
  ...["danger", "positive", "caution"].flatMap((state): [string, string][] => [
    [`${state}-text`, `${state}-ground`],
    ["ink", `${state}-ground`],
  ]),
];
/** Outlines of controls and the bars of a waveform, which is one. */
const graphics: [string, string][] = surfaces
  .filter((surface) => surface !== "hover")
  .flatMap((surface): [string, string][] => [
    ["line-strong", surface],
    ["wave", surface],
    ["signal", surface],
  ]);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(text)("text %s on %s has a contrast of at least 4.5 to 1", (ink, surface) => {
    expect(contrast(token(ink)[theme], token(surface)[theme])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(graphics)("shape %s on %s has a contrast of at least 3 to 1", (shape, surface) => {
    expect(contrast(token(shape)[theme], token(surface)[theme])).toBeGreaterThanOrEqual(3);
  });

  test.each(accents)("the accent $name is as legible as the signal colour, wherever it stands for it", ({ own }) => {
    const value = (name: string) => (own.get(name) ?? token(name))[theme];
    for (const [ink, surface] of text) expect(contrast(value(ink), value(surface)), `${ink} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    for (const [shape, surface] of graphics) expect(contrast(value(shape), value(surface)), `${shape} on ${surface}`).toBeGreaterThanOrEqual(3);
  });
});

test("every accent that a store may choose has its colours, and no other is there", () => {
  expect(accents.map(({ name }) => name).sort()).toEqual(ACCENTS.filter((name) => name !== "signal").sort());
  for (const { own } of accents) expect([...own.keys()].sort()).toEqual(["signal", "signal-ground", "signal-hover", "signal-text"]);
});
