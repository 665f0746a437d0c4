import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "@/lib/api-client";
import { createBeatSaver } from "./beat-saver";
import type { BeatWords, editingOf } from "./editing";
import type { KeptEdits } from "./kept-edits";

const WORDS: BeatWords = {
  title: "Night Bus",
  description: "",
  genre: "trap",
  bpm: 140,
  key: null,
  moods: [],
  tags: [],
  tiers: [{ tierType: "basic", enabled: true, price: 2_500 }],
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A desk over a row with versions, as the functions keep it, and a browser that remembers. */
function desk({ onSale = false, memory = { kept: null as KeptEdits | null }, row = { version: 1, words: WORDS } } = {}) {
  const saves: BeatWords[] = [];
  let refusal: ApiError | null = null;
  const write = (version: number, words: BeatWords): number => {
    if (refusal !== null) throw refusal;
    if (version !== row.version) throw new ApiError("This beat was changed elsewhere.", 409, "conflict");
    row = { version: version + 1, words };
    return row.version;
  };
  const saver = createBeatSaver({
    server: { ...row, onSale },
    save: async (version, words) => {
      const next = write(version, words);
      saves.push(words);
      return await Promise.resolve(next);
    },
    keeper: { read: () => memory.kept, keep: (edits) => void (memory.kept = edits), drop: () => void (memory.kept = null) },
  });
  return {
    saver,
    saves,
    memory,
    row: () => row,
    refuse: (error: ApiError | null) => void (refusal = error),
    type: (change: Partial<ReturnType<typeof editingOf>["details"]>) => {
      const { editing } = saver.state();
      saver.change({ ...editing, details: { ...editing.details, ...change } });
    },
    price: (price: string) => saver.change({ ...saver.state().editing, tiers: saver.state().editing.tiers.map((tier) => (tier.tierType === "basic" ? { ...tier, price } : tier)) }),
    /** Another window saves, and the live query tells this one. */
    elsewhere: (change: Partial<BeatWords>) => {
      row = { version: row.version + 1, words: { ...row.words, ...change } };
      saver.serverHas({ ...row, onSale });
    },
    rest: async () => await vi.advanceTimersByTimeAsync(1_000),
  };
}

test("a draft is saved once typing rests, not at every letter", async () => {
  const { type, rest, saves, saver } = desk();
  for (const title of ["N", "Ni", "Night Tram"]) type({ title });
  expect(saver.state().step).toBe("waiting");
  await rest();
  expect(saves.map(({ title }) => title)).toEqual(["Night Tram"]);
  expect(saver.state()).toMatchObject({ step: "saved", savedAt: Date.now() });
});

test("what makes no sense yet holds up only itself", async () => {
  const { type, price, rest, row, saver } = desk();
  type({ title: "Night Tram" });
  price("2,");
  await rest();
  expect(row().words).toMatchObject({ title: "Night Tram", tiers: WORDS.tiers });
  expect(saver.state().held).toEqual(["tiers"]);
  price("27");
  await rest();
  expect(row().words.tiers).toContainEqual({ tierType: "basic", enabled: true, price: 2_700 });
  expect(saver.state().held).toEqual([]);
});

test("a price of a beat on sale is never saved while it is typed, only when its maker says so", async () => {
  const { price, rest, saves, saver, row } = desk({ onSale: true });
  price("2");
  await vi.advanceTimersByTimeAsync(60_000);
  await saver.leave();
  expect(saves).toEqual([]);
  expect(saver.state().step).toBe("kept");
  price("30");
  await rest();
  await saver.flush();
  expect(row().words.tiers).toContainEqual({ tierType: "basic", enabled: true, price: 3_000 });
});

test("without a connection nothing is sent and nothing lost; it is saved when the connection is back", async () => {
  const { type, rest, saver, saves, memory } = desk();
  saver.connected(false);
  type({ title: "Offline" });
  await rest();
  expect(saves).toEqual([]);
  expect(saver.state().step).toBe("offline");
  expect(memory.kept?.editing.details.title).toBe("Offline");
  saver.connected(true);
  await rest();
  expect(saves.map(({ title }) => title)).toEqual(["Offline"]);
  expect(memory.kept).toBeNull();
});

test("words a closed window left behind are saved by the next one", async () => {
  const first = desk();
  first.saver.connected(false);
  first.type({ title: "Left behind" });
  const second = desk({ memory: first.memory, row: first.row() });
  expect(second.saver.state()).toMatchObject({ restored: true, editing: { details: { title: "Left behind" } } });
  await second.rest();
  expect(second.row().words.title).toBe("Left behind");
});

test("what another window saved in other fields is merged, and both are kept", async () => {
  const { type, elsewhere, rest, row, saver } = desk();
  type({ title: "Mine" });
  elsewhere({ bpm: 90 });
  expect(saver.state()).toMatchObject({ clash: null, editing: { details: { title: "Mine", bpm: "90" } } });
  await rest();
  expect(row()).toMatchObject({ version: 3, words: { title: "Mine", bpm: 90 } });
});

test("an answer whose fields come in another order is no change, and clashes with nothing", async () => {
  const { price, elsewhere, saver, saves, rest, type } = desk();
  type({ title: "Mine" });
  await rest();
  price("31");
  elsewhere({ bpm: 90, tiers: [{ price: 2_500, enabled: true, tierType: "basic" }] });
  expect(saver.state()).toMatchObject({ clash: null });
  await rest();
  expect(saves.at(-1)).toMatchObject({ bpm: 90, title: "Mine" });
  expect(saver.dirty()).toBe(false);
});

test("one field changed in two windows is saved by neither until a person chooses, and the choice can be undone", async () => {
  const { type, elsewhere, rest, row, saver } = desk();
  type({ title: "Mine", tags: "808" });
  elsewhere({ title: "Theirs" });
  await rest();
  expect(saver.state().clash?.fields).toEqual(["title"]);
  expect(row()).toMatchObject({ version: 2, words: { title: "Theirs", tags: [] } });

  const before = saver.choose("theirs");
  expect(saver.state().editing.details).toMatchObject({ title: "Theirs", tags: "808" });
  await rest();
  expect(row().words).toMatchObject({ title: "Theirs", tags: ["808"] });
  saver.change(before);
  await rest();
  expect(row().words).toMatchObject({ title: "Mine", tags: ["808"] });
});

test("a save that lost the race waits for the other's words and merges them", async () => {
  const world = desk();
  world.type({ title: "Mine" });
  const other = { version: 2, words: { ...WORDS, title: "Theirs" } };
  world.refuse(new ApiError("This beat was changed elsewhere.", 409, "conflict"));
  await world.rest();
  expect(world.saver.state().editing.details.title).toBe("Mine");
  world.saver.serverHas({ ...other, onSale: false });
  expect(world.saver.state().clash).toEqual({ fields: ["title"], theirs: other.words });
});

test("the server's own echo of a save changes nothing that was typed meanwhile", async () => {
  const { type, rest, saver, row } = desk();
  type({ title: "One" });
  await rest();
  type({ title: "Two" });
  saver.serverHas({ ...row(), onSale: false });
  expect(saver.state().editing.details.title).toBe("Two");
  expect(saver.state().clash).toBeNull();
});

test("a refusal is said in the server's words, keeps what was typed, and the next change tries again", async () => {
  const { type, rest, refuse, saver, memory, row } = desk();
  refuse(new ApiError("This beat was sold exclusively.", 409, "sold"));
  type({ title: "Too late" });
  await rest();
  expect(saver.state()).toMatchObject({ step: "refused", problem: "This beat was sold exclusively." });
  expect(memory.kept?.editing.details.title).toBe("Too late");
  refuse(null);
  type({ title: "Now" });
  await rest();
  expect(row().words.title).toBe("Now");
  expect(saver.state().problem).toBeNull();
});

test("two who ask to save at once make one save", async () => {
  const { type, saver, saves } = desk();
  type({ title: "Once" });
  await Promise.all([saver.flush(), saver.flush(), saver.flush()]);
  expect(saves).toHaveLength(1);
});
