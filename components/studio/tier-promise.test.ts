import { expect, test } from "vitest";
import { assetsFrom, containerOfName, tierPromise } from "./tier-promise";

test("a licence on an MP3 promises MP3 only, one on a lossless master both", () => {
  expect(tierPromise("basic", assetsFrom("mp3"))).toMatch(/^MP3 only, 5,000 copies/);
  expect(tierPromise("basic", assetsFrom("flac"))).toMatch(/^MP3 and FLAC, /);
  expect(tierPromise("exclusive", { ...assetsFrom("wav"), stems: true, trackouts: true })).toContain("MP3, WAV, Stems and Trackouts, unlimited");
  expect(tierPromise("basic", null)).toMatch(/^MP3 and your master/);
});

test.each([["Night.Bus.WAV", "wav"], ["a.aif", "aiff"], ["a.flac", "flac"], ["a.mp3", "mp3"], ["noending", null], ["a.m4a", null]])("%s is taken for %s", (name, container) => {
  expect(containerOfName(name)).toBe(container);
});
