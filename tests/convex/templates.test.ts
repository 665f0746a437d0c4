import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { TEMPLATE_BOUNDS } from "../../lib/domain/limits";
import { backend, creator } from "./support/backend";
import { ALL_TIERS } from "./support/market";

const CHEAP = [{ tierType: "basic" as const, enabled: true, price: 1_000 }];

async function studio() {
  const house = backend();
  const ada = await creator(house, "ada");
  const make = async (name: string, tiers: (typeof ALL_TIERS)[number][] | typeof CHEAP = CHEAP) => await ada.mutation(api.beats.templates.create, { name, tiers: [...tiers] });
  const list = async () => await ada.query(api.beats.templates.mine, {});
  return { house, ada, make, list };
}

test("a template keeps licences and prices under its name; pressed twice, it is one", async () => {
  const { make, list } = await studio();
  const [one, two] = await Promise.all([make("Summer"), make(" summer ")]);
  expect(two).toBe(one);
  expect(await list()).toMatchObject([{ name: "Summer", tiers: CHEAP, standard: false, version: 1 }]);
});

test("a second one of the same name with other prices is refused, and nothing of the first is lost", async () => {
  const { make, list } = await studio();
  await make("Summer");
  await expect(make("SUMMER", [...ALL_TIERS])).rejects.toMatchObject({ data: { code: "conflict" } });
  expect(await list()).toMatchObject([{ name: "Summer", tiers: CHEAP }]);
});

test("a change made from an older version is refused, the same change twice is one", async () => {
  const { ada, make, list } = await studio();
  const templateId = await make("Summer");
  const change = async (version: number, price: number) => await ada.mutation(api.beats.templates.change, { templateId, version, name: "Summer", tiers: [{ tierType: "basic", enabled: true, price }] });
  await change(1, 2_000);
  await change(1, 2_000);
  await expect(change(1, 3_000)).rejects.toMatchObject({ data: { code: "conflict" } });
  expect(await list()).toMatchObject([{ tiers: [{ price: 2_000 }], version: 2 }]);
});

test("one template at most is what new beats start from", async () => {
  const { ada, make, list } = await studio();
  const [first, second] = [await make("One"), await make("Two")];
  const standing = async () => (await list()).filter(({ standard }) => standard).map(({ name }) => name);
  for (const templateId of [first, second, second]) await ada.mutation(api.beats.templates.stand, { templateId });
  expect(await standing()).toEqual(["Two"]);
  await ada.mutation(api.beats.templates.stand, { templateId: null });
  expect(await standing()).toEqual([]);
});

test("there are never more than twenty, and one fewer makes room", async () => {
  const { ada, make, list } = await studio();
  for (let nth = 1; nth < TEMPLATE_BOUNDS.maxPerStore; nth++) await make(`Template ${nth}`);
  const last = await Promise.allSettled(["a", "b", "c"].map(async (name) => await make(name)));
  expect(last.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [first] = await list();
  if (first === undefined) throw new Error("no template");
  await ada.mutation(api.beats.templates.remove, { templateId: first.templateId });
  await make("Room");
  expect(await list()).toHaveLength(TEMPLATE_BOUNDS.maxPerStore);
});

test.each([
  ["no name", "  ", CHEAP],
  ["a name too long", "x".repeat(TEMPLATE_BOUNDS.maxName + 1), CHEAP],
  ["nothing to sell", "None", [{ tierType: "basic" as const, enabled: false, price: 1_000 }]],
  ["a price nobody can be charged", "Cents", [{ tierType: "basic" as const, enabled: true, price: 20 }]],
])("%s is refused", async (_, name, tiers) => {
  const { make } = await studio();
  await expect(make(name, tiers)).rejects.toMatchObject({ data: { code: "invalid_request" } });
});
