import { expect, test } from "vitest";
import { loudnessWords } from "./loudness-words";

test("loudness is said with a true minus, and a peak over full scale with what to do", () => {
  expect(loudnessWords({ loudness: -14.24, truePeak: -1 })).toBe("−14.2 LUFS, true peak −1.0 dB.");
  expect(loudnessWords({ loudness: -7, truePeak: 0.6 })).toMatch(/over full scale/);
  expect(loudnessWords({ loudness: null, truePeak: null })).toBe("The master is silent.");
});
