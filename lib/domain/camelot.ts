import type { MusicalKey } from "./taxonomy";

/** Where a key stands on the wheel of fifths: its hour from 1 to 12, and `A` for minor or `B` for major. */
export type WheelPlace = { hour: number; ring: "A" | "B" };

/** Minor keys by hour, and the major key each shares its notes with. C major stands at 8. */
const WHEEL: readonly (readonly [minor: MusicalKey, major: MusicalKey])[] = [
  ["G# minor", "B major"],
  ["D# minor", "F# major"],
  ["A# minor", "C# major"],
  ["F minor", "G# major"],
  ["C minor", "D# major"],
  ["G minor", "A# major"],
  ["D minor", "F major"],
  ["A minor", "C major"],
  ["E minor", "G major"],
  ["B minor", "D major"],
  ["F# minor", "A major"],
  ["C# minor", "E major"],
];

/** A key's place on the wheel, as DJs write it: `8A` is A minor. */
export function wheelPlace(key: MusicalKey): WheelPlace {
  const hour = WHEEL.findIndex((pair) => pair.includes(key));
  return { hour: hour + 1, ring: WHEEL[hour]?.[0] === key ? "A" : "B" };
}

/** Keys that sound right beside this one: itself, its relative, and a fifth up and down. Itself first. */
export function compatibleKeys(key: MusicalKey): MusicalKey[] {
  const { hour, ring } = wheelPlace(key);
  const at = ring === "A" ? 0 : 1;
  const pairs = [WHEEL[hour - 1]?.[1 - at], WHEEL[hour % 12]?.[at], WHEEL[(hour + 10) % 12]?.[at]];
  return [key, ...pairs.filter((found) => found !== undefined)];
}
