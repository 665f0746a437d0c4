import { expect, test } from "vitest";
import { missingToPublish, publishChecklist, type ChecklistFacts } from "./publishChecklist";

const BARE: ChecklistFacts = {
  title: "Night Bus",
  description: "",
  bpm: null,
  key: null,
  moods: [],
  tags: [],
  tiers: [{ enabled: false }, { enabled: true }],
  processing: { state: "ready", error: null },
};

test("a title, a sound and one licence are enough to go on sale; the rest is advice", () => {
  expect(missingToPublish(BARE)).toEqual([]);
  expect(publishChecklist(BARE).filter(({ done }) => !done).map(({ field, required }) => [field, required])).toEqual(
    ["bpm", "key", "moods", "tags", "description"].map((field) => [field, false]),
  );
});

test("whatever keeps a beat off sale is named with its field", () => {
  const nothing: ChecklistFacts = { ...BARE, title: " ", tiers: [{ enabled: false }], processing: { state: "pending", error: null } };
  expect(missingToPublish(nothing).map(({ field }) => field)).toEqual(["master", "title", "tiers"]);
});

test("a master that cannot be sold says why", () => {
  expect(missingToPublish({ ...BARE, processing: { state: "failed", error: "This is text." } })).toEqual([{ field: "master", message: "This is text." }]);
});

test("a beat with everything leaves nothing open", () => {
  const whole: ChecklistFacts = { ...BARE, description: "Slow.", bpm: 140, key: "F minor", moods: ["dark"], tags: ["808"] };
  expect(publishChecklist(whole).every(({ done }) => done)).toBe(true);
});
