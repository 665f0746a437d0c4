import { expect, test } from "vitest";
import { until } from "./until";

test("it asks until there is an answer, and hands that over", async () => {
  const answers = [null, undefined, false, 0] as const;
  let asked = 0;
  expect(await until(async () => await Promise.resolve(answers[asked++]))).toBe(0);
  expect(asked).toBe(4);
});

test("it gives up and says for what", async () => {
  await expect(until(async () => await Promise.resolve(false), "the end", 1)).rejects.toThrow("the end was not reached");
});

test("an error of whoever is asked ends the waiting", async () => {
  await expect(until(async () => await Promise.reject(new Error("processing failed")), "ready")).rejects.toThrow("processing failed");
});
