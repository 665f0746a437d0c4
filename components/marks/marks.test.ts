import { expect, test } from "vitest";
import type { Ask } from "../providers/use-ask";
import { createMarks } from "./marks";

const ask: Ask = { query: () => Promise.reject(new Error("unused")), mutation: () => Promise.reject(new Error("unused")) };

/** Marks whose server answers when the test says so. */
function slow(loaded: readonly string[] = []) {
  const sent: [string, boolean][] = [];
  const waiting: { answer: () => void; refuse: (error: Error) => void }[] = [];
  const marks = createMarks({
    load: async () => loaded,
    send: (_ask, id, on) => {
      sent.push([id, on]);
      return new Promise((answer, refuse) => waiting.push({ answer, refuse }));
    },
  });
  const next = () => {
    const call = waiting.shift();
    if (call === undefined) throw new Error("nothing was sent");
    return call;
  };
  return { marks, sent, next };
}

test("a mark shows before the server has answered", () => {
  const { marks, sent } = slow();
  void marks.set(ask, "a", true);
  expect(marks.has("a")).toBe(true);
  expect(sent).toEqual([["a", true]]);
});

test("a double click sends one call at a time, and the last word last", async () => {
  const { marks, sent, next } = slow();
  const first = marks.set(ask, "a", true);
  await marks.set(ask, "a", false);
  expect(marks.has("a")).toBe(false);
  expect(sent).toEqual([["a", true]]);
  next().answer();
  await expect.poll(() => sent).toEqual([["a", true], ["a", false]]);
  next().answer();
  await first;
  expect(marks.has("a")).toBe(false);
});

test("three clicks that end where the first one was need no second call", async () => {
  const { marks, sent, next } = slow();
  const first = marks.set(ask, "a", true);
  await marks.set(ask, "a", false);
  await marks.set(ask, "a", true);
  next().answer();
  await first;
  expect(sent).toEqual([["a", true]]);
  expect(marks.has("a")).toBe(true);
});

test("what the server refuses goes back to how the server has it, and can be tried again", async () => {
  const { marks, next } = slow();
  const refused = marks.set(ask, "a", true);
  next().refuse(new Error("full"));
  await expect(refused).rejects.toThrow("full");
  expect(marks.has("a")).toBe(false);
  const again = marks.set(ask, "a", true);
  next().answer();
  await again;
  expect(marks.has("a")).toBe(true);
});

test("what is read once does not undo what was pressed meanwhile", async () => {
  const { marks, next } = slow(["a", "b"]);
  const unmarking = marks.set(ask, "a", false);
  await marks.load(ask);
  expect([marks.has("a"), marks.has("b")]).toEqual([false, true]);
  next().answer();
  await unmarking;
});
