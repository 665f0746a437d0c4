import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createPlayer } from "./player";
import { keepQueue, readQueue } from "./queue-memory";
import type { Track } from "./track";

/** Stands for the browser's store and window, which Node does not have. */
const stored = new Map<string, string>();
const page = new EventTarget();
vi.stubGlobal("localStorage", { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => void stored.set(key, text), removeItem: (key: string) => void stored.delete(key) });
vi.stubGlobal("window", page);
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => stored.clear());

const DAY = 86_400_000;
const track = (beatId: string): Track => ({ beatId, slug: beatId, title: `The ${beatId}`, store: "s", duration: 100, levels: [0, 50, 100], preview: `/api/audio/${beatId}.mp3`, price: "from $25" });
const kept = () => ({ savedAt: Date.now(), tracks: [track("a"), track("b"), track("c")], index: 1, chosen: 1 });
const put = (queue: unknown, position = "b 12.5") => {
  stored.set("backline.queue", JSON.stringify(queue));
  stored.set("backline.position", position);
};

describe("after a reload", () => {
  test("the queue, what plays and where it stands are there again, paused", () => {
    put(kept());
    const player = createPlayer();
    keepQueue(player);
    expect(player.state()).toMatchObject({ status: "paused", second: 12, queue: { index: 1, chosen: 1 }, track: { beatId: "b", title: "The b" } });
    expect(player.position()).toBe(12.5);
    expect(player.state().queue.tracks.map(({ beatId }) => beatId)).toEqual(["a", "b", "c"]);
  });

  test("what was changed since is what is kept, and a player that was put away leaves nothing", () => {
    put(kept());
    const player = createPlayer();
    keepQueue(player);
    player.move("c", 0);
    player.add(track("d"));
    player.seek(40);
    page.dispatchEvent(new Event("pagehide"));
    expect(readQueue(Date.now())).toMatchObject({ at: 40, queue: { chosen: 2, index: 1 } });
    expect(readQueue(Date.now())?.queue.tracks).toHaveLength(4);
    player.close();
    expect(stored.size).toBe(0);
  });

  test("a position of another beat is none", () => {
    put(kept(), "a 12.5");
    expect(readQueue(Date.now())?.at).toBe(0);
  });

  test("what is a week old is let go", () => {
    put(kept());
    expect(readQueue(Date.now() + 6 * DAY)).not.toBeNull();
    expect(readQueue(Date.now() + 8 * DAY)).toBeNull();
  });

  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["something else", "[1]"],
    ["a preview from elsewhere", { ...kept(), tracks: [track("a"), { ...track("b"), preview: "https://elsewhere.test/b.mp3" }] }],
    ["a link that is none", { ...kept(), tracks: [track("a"), { ...track("b"), slug: "../../sign-out" }] }],
    ["levels that are none", { ...kept(), tracks: [track("a"), { ...track("b"), levels: ["1"] }] }],
    ["a beat twice", { ...kept(), tracks: [track("b"), track("b")], chosen: 0 }],
    ["an index outside", { ...kept(), index: 7 }],
    ["more chosen than there is", { ...kept(), chosen: 2 }],
  ])("takes up nothing from a store that holds %s", (_, queue) => {
    if (typeof queue === "string") stored.set("backline.queue", queue);
    else put(queue);
    expect(readQueue(Date.now())).toBeNull();
  });
});
