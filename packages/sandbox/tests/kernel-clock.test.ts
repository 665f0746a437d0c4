import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createClock, type OwnedClock } from "../src/kernel/clock";
import { temporaryDirectory } from "./kernel-support";

const HOUR = 60 * 60 * 1000;

function clockIn(directory: string | null, onError: (error: unknown) => void = () => undefined): OwnedClock {
  const clock = createClock(directory, onError);
  onTestFinished(clock.close);
  return clock;
}

test("advancing runs what falls due in order of time, each at its own time", async () => {
  const clock = clockIn(null);
  const start = clock.now();
  const ran: [string, number][] = [];
  const note = (name: string) => () => void ran.push([name, Math.floor((clock.now() - start) / HOUR)]);
  clock.at(start + 3 * HOUR, note("third"));
  clock.at(start + HOUR, note("first"));
  clock.at(start + 2 * HOUR, note("second"));
  clock.at(start + 9 * HOUR, note("later"));
  await clock.advance(4 * HOUR);
  expect(ran).toEqual([["first", 1], ["second", 2], ["third", 3]]);
  expect(clock.now() - start).toBeGreaterThanOrEqual(4 * HOUR);
});

test("jobs of one moment run in the order they were made, and a job's own job is run by the same advance", async () => {
  const clock = clockIn(null);
  const at = clock.now() + HOUR;
  const ran: string[] = [];
  clock.at(at, () => {
    ran.push("a");
    clock.at(at + HOUR, () => void ran.push("a's"));
  });
  clock.at(at, () => void ran.push("b"));
  await clock.advance(3 * HOUR);
  expect(ran).toEqual(["a", "b", "a's"]);
});

test("two advances at once are one after the other", async () => {
  const clock = clockIn(null);
  const start = clock.now();
  await Promise.all([clock.advance(HOUR), clock.advance(HOUR)]);
  expect(clock.now() - start).toBeGreaterThanOrEqual(2 * HOUR);
});

test("the offset survives a restart, and the clock does not go back", async () => {
  const directory = temporaryDirectory();
  const first = clockIn(directory);
  await first.advance(31 * 24 * HOUR);
  const then = first.now();
  expect(clockIn(directory).now()).toBeGreaterThanOrEqual(then);
  await expect(first.advance(-1)).rejects.toThrow(RangeError);
});

test("a damaged clock file is an error that names it", () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "clock.json"), '{"offset":"soon"}');
  expect(() => clockIn(directory)).toThrow(/clock\.json is damaged/);
});

test("a job that fails is reported and does not stop the others", async () => {
  const onError = vi.fn();
  const clock = clockIn(null, onError);
  const ran: string[] = [];
  clock.at(clock.now() + 1, () => Promise.reject(new Error("broken job")));
  clock.at(clock.now() + 2, () => void ran.push("next"));
  await clock.advance(HOUR);
  expect(ran).toEqual(["next"]);
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: "broken job" }));
});

test("a job runs by itself when the machine's time reaches it", async () => {
  const clock = clockIn(null);
  await new Promise<void>((resolve) => clock.at(clock.now() + 20, resolve));
});

test("a thousand jobs in random order come out sorted", async () => {
  const clock = clockIn(null);
  const start = clock.now();
  const due = Array.from({ length: 1000 }, (_, index) => start + HOUR + ((index * 7919) % 1000));
  const ran: number[] = [];
  for (const at of due) clock.at(at, () => void ran.push(at));
  await clock.advance(2 * HOUR);
  expect(ran).toEqual(due.toSorted((a, b) => a - b));
});
