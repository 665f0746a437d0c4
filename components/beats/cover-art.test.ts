import { describe, expect, test } from "vitest";
import { listedLevels } from "../player/levels";
import { coverArt } from "./cover-art";

/** A reproducible track, peaks 0 to 255: mulberry32 shaped by a slow swell. */
function track(seed: number, length = 400): number[] {
  let state = seed;
  return Array.from({ length }, (_, i) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.round((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (128 + 127 * Math.sin(i / 40)));
  });
}

describe("coverArt", () => {
  test("draws the same track the same way every time", () => {
    expect(coverArt(track(7))).toEqual(coverArt(track(7)));
  });

  test("draws the same cover from the full waveform and from the levels of a listed track", () => {
    expect(coverArt(listedLevels(track(7)))).toEqual(coverArt(track(7)));
  });

  test("draws different tracks differently", () => {
    const drawings = Array.from({ length: 50 }, (_, seed) => JSON.stringify(coverArt(track(seed + 1))));
    expect(new Set(drawings).size).toBe(50);
  });

  test("spreads a catalogue over inks and compositions", () => {
    const art = Array.from({ length: 200 }, (_, seed) => coverArt(track(seed + 1)));
    expect(new Set(art.map(({ inks }) => inks.paper)).size).toBe(12);
    expect(new Set(art.map(({ shapes }) => `${shapes.length} ${shapes[0]?.d.slice(0, 2)}`)).size).toBeGreaterThan(2);
  });

  test.each([
    ["no peaks", []],
    ["one peak", [100]],
    ["silence", new Array<number>(100).fill(0)],
    ["a short track", track(3, 5)],
  ])("draws %s without a broken number", (_, peaks) => {
    for (const shape of coverArt(peaks).shapes) expect(shape.d).not.toMatch(/NaN|Infinity|undefined/);
  });
});
