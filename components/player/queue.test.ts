import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_QUEUE } from "./player-state";
import { cleared, current, moved, playing, type Queue, stepped, upcoming, withAdded, withNext, without } from "./queue";
import type { Track } from "./track";

const track = (beatId: string, preview: string | null = `/api/audio/${beatId}.mp3`): Track => ({ beatId, slug: beatId, title: beatId, store: "s", duration: 100, levels: [], preview, price: null });
const list = (names: string) => [...names].map((name) => track(name));
const names = (queue: Queue) => queue.tracks.map(({ beatId }) => beatId).join("");
const next = (queue: Queue) => upcoming(queue).map(({ beatId }) => beatId).join("");

/** Everything that can be done to a queue, drawn at random; the letters are beats. */
const letter = fc.constantFrom(..."abcdefgh");
const step = fc.oneof(
  fc.record({ letter, among: fc.array(letter, { maxLength: 8 }) }).map(({ letter, among }) => (queue: Queue) => playing(queue, track(letter), [...among, letter].map((name) => track(name)))),
  fc.integer({ min: -2, max: 3 }).map((by) => (queue: Queue) => stepped(queue, by)),
  letter.map((name) => (queue: Queue) => withNext(queue, track(name))),
  letter.map((name) => (queue: Queue) => withAdded(queue, track(name))),
  letter.map((name) => (queue: Queue) => without(queue, name)),
  fc.record({ letter, to: fc.integer({ min: -2, max: 12 }) }).map(({ letter, to }) => (queue: Queue) => moved(queue, letter, to)),
  fc.constant(cleared),
);
const steps = fc.array(step, { maxLength: 30 });

describe("a queue", () => {
  test("holds every beat once and knows what plays, whatever is done to it", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const queue = all.reduce((done, each) => each(done), EMPTY_QUEUE);
        expect(new Set(names(queue)).size).toBe(queue.tracks.length);
        expect(queue.chosen).toBeGreaterThanOrEqual(0);
        expect(queue.chosen).toBeLessThanOrEqual(upcoming(queue).length);
        expect(queue.index).toBeLessThan(queue.tracks.length);
        expect(queue.tracks.every(({ preview }) => preview !== null)).toBe(true);
      }),
    );
  });

  test("keeps playing what plays while its order is changed", () => {
    const arranging = fc.array(
      fc.oneof(
        letter.map((name) => (queue: Queue) => withNext(queue, track(name))),
        letter.map((name) => (queue: Queue) => withAdded(queue, track(name))),
        letter.map((name) => (queue: Queue) => without(queue, name)),
        fc.record({ letter, to: fc.nat(9) }).map(({ letter, to }) => (queue: Queue) => moved(queue, letter, to)),
      ),
    );
    fc.assert(
      fc.property(arranging, (all) => {
        const queue = all.reduce((done, each) => each(done), playing(EMPTY_QUEUE, track("c"), list("abcdef")));
        expect(current(queue)?.beatId).toBe("c");
        expect(names(queue).split("c")[0]).toMatch(/^a?b?$/);
      }),
    );
  });

  test("a move changes one place and no other beat's order", () => {
    fc.assert(
      fc.property(fc.constantFrom(..."bcdef"), fc.integer({ min: -3, max: 9 }), (name, to) => {
        const before = playing(EMPTY_QUEUE, track("a"), list("abcdef"));
        const after = next(moved(before, name, to));
        expect(after.indexOf(name)).toBe(Math.max(0, Math.min(to, 4)));
        expect(after.replace(name, "")).toBe(next(before).replace(name, ""));
      }),
    );
  });

  test("plays what was added by hand before the rest of the list, in the order it was added", () => {
    let queue = playing(EMPTY_QUEUE, track("b"), list("abcd"));
    queue = withAdded(withAdded(queue, track("x")), track("y"));
    queue = withNext(queue, track("z"));
    expect(names(queue)).toBe("abzxycd");
  });

  test("keeps what was added by hand when another list is played, and lets the old list go", () => {
    const queue = withAdded(withAdded(playing(EMPTY_QUEUE, track("b"), list("abcd")), track("x")), track("r"));
    expect(names(playing(queue, track("q"), list("pqrs")))).toBe("pqxrs");
    expect(names(playing(queue, track("x"), list("xyz")))).toBe("xryz");
  });

  test("what was played from the chosen ones is no longer chosen", () => {
    const queue = stepped(withAdded(playing(EMPTY_QUEUE, track("a"), list("ab")), track("x")), 1);
    expect([current(queue)?.beatId, queue.chosen]).toEqual(["x", 0]);
    expect(names(playing(queue, track("q"), list("q")))).toBe("q");
  });

  test("lets go of what is too far behind or ahead", () => {
    const many = Array.from({ length: 500 }, (_, at) => track(String(at)));
    const queue = playing(EMPTY_QUEUE, track("250"), many);
    expect([queue.tracks.length, current(queue)?.beatId, queue.index]).toEqual([201, "250", 50]);
  });

  test("takes nothing in that cannot be heard", () => {
    expect(withAdded(EMPTY_QUEUE, track("a", null))).toBe(EMPTY_QUEUE);
    expect(names(playing(EMPTY_QUEUE, track("a"), [track("a"), track("b", null), track("c")]))).toBe("ac");
  });
});
