import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { backend, creator, work } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft, processed } from "./support/market";

bellServer();

test("a store's first steps follow what is there, end with a beat on sale, and do not come back", async () => {
  const house = backend();
  const ada = await creator(house, "ada");
  const steps = async () => await ada.query(api.stores.queries.firstSteps, {});
  expect(await steps()).toEqual({ beat: null });
  const { beatId } = await draft(house, ada);
  expect(await steps()).toEqual({ beat: { beatId, title: "Night Bus", processing: true, missing: 0 } });
  await work(house, "beat.process", async () => await processed(house));
  expect(await steps()).toEqual({ beat: { beatId, title: "Night Bus", processing: false, missing: 0 } });
  await ada.mutation(api.beats.mutations.publish, { beatId });
  expect(await steps()).toBeNull();
  await ada.mutation(api.beats.mutations.unpublish, { beatId });
  expect(await steps()).toBeNull();
});

test("the beat nearest to being on sale is the one that is shown", async () => {
  const house = backend();
  const ada = await creator(house, "ada");
  const ready = await draft(house, ada);
  await draft(house, ada, [{ tierType: "basic", enabled: false, price: 2_500 }]);
  expect(await ada.query(api.stores.queries.firstSteps, {})).toMatchObject({ beat: { beatId: ready.beatId, missing: 0 } });
});
