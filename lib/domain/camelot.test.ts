import { describe, expect, test } from "vitest";
import { compatibleKeys, wheelPlace } from "./camelot";
import { MUSICAL_KEYS } from "./taxonomy";

describe("the wheel of keys", () => {
  test("has a place of its own for each of the 24 keys", () => {
    const places = MUSICAL_KEYS.map(wheelPlace).map(({ hour, ring }) => `${hour}${ring}`);
    expect(new Set(places).size).toBe(24);
    expect(places.every((place) => /^([1-9]|1[0-2])[AB]$/.test(place))).toBe(true);
    expect([wheelPlace("A minor"), wheelPlace("C major"), wheelPlace("E major")]).toEqual([{ hour: 8, ring: "A" }, { hour: 8, ring: "B" }, { hour: 12, ring: "B" }]);
  });

  test("pairs a key with its relative and the keys a fifth away, around the corner too", () => {
    expect(compatibleKeys("A minor")).toEqual(["A minor", "C major", "E minor", "D minor"]);
    expect(compatibleKeys("G# minor")).toEqual(["G# minor", "B major", "D# minor", "C# minor"]);
    expect(compatibleKeys("E major")).toEqual(["E major", "C# minor", "B major", "A major"]);
  });

  test("goes both ways: whoever suits a key is suited by it", () => {
    for (const key of MUSICAL_KEYS) for (const other of compatibleKeys(key)) expect(compatibleKeys(other)).toContain(key);
  });
});
