import { describe, expect, test } from "vitest";
import { bandPaths } from "./band-paths";

const bands = { low: [100, 50, 100, 50], mid: [50, 100, 50, 100], high: [0, 10, 0, 10] };
const bars = (d: string) => d.split("M").length - 1;

describe("bandPaths", () => {
  test("draws every bar that can be heard in each band, and the others once", () => {
    const { reached, beyond, width } = bandPaths(bands, 4, { from: 0.25, to: 0.75 });
    expect([bars(reached.low), bars(reached.mid), bars(reached.high), bars(beyond)]).toEqual([2, 2, 2, 2]);
    expect(width).toBe(12);
  });

  test("outlines what is out of reach by its loudest band", () => {
    expect(bandPaths(bands, 4, { from: 2, to: 3 }).beyond).toBe("M1 0v100M4 0v100M7 0v100M10 0v100");
  });

  test("keeps silence visible and everything inside the picture", () => {
    const { reached } = bandPaths({ low: [0], mid: [0], high: [0] }, 8, { from: 0, to: 1 });
    expect(reached).toEqual({ low: "M1 48v4", mid: "M1 48v4", high: "M1 48v4" });
  });
});
