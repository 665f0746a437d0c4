import { describe, expect, it } from "vitest";
import { counted, plural } from "./plural";

describe("counting in words", () => {
  const beats = { one: "beat", other: "beats" };

  it("takes the singular for one alone, and groups the digits of thousands", () => {
    expect([0, 1, 2, 1_200].map((count) => counted(count, beats))).toEqual(["0 beats", "1 beat", "2 beats", "1,200 beats"]);
  });

  it("falls back on the form that every language has", () => {
    expect(plural(1, { other: "sheep" })).toBe("sheep");
  });
});
