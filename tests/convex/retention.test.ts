import { expect, test } from "vitest";
import { internal } from "../../convex/_generated/api";
import { backend, type Backend, START } from "./support/backend";

/** How long events from outside are kept. */
const DAY = 86_400_000;

type Kept = { provider: "stripe" | "resend" | "clerk"; state: "received" | "processed" | "ignored" | "waiting" | "failed" };

async function received({ t }: Backend, events: Kept[]) {
  await t.run(async (ctx) => {
    for (const [at, { provider, state }] of events.entries()) {
      await ctx.db.insert("inbox", { provider, eventId: `${provider}-${state}-${at}-${Date.now()}`, type: "x", payload: "{}", state, attempts: 1, note: null, waitsFor: null, handledAt: null });
    }
  });
}

const left = async (house: Backend) => (await house.rows("inbox")).map(({ provider, state }) => `${provider} ${state}`).sort();

test("a month after mail and account events were dealt with they are gone; what the books came from, and what is not dealt with, stays", async () => {
  const house = backend();
  const states = ["received", "processed", "ignored", "waiting", "failed"] as const;
  await received(house, (["stripe", "resend", "clerk"] as const).flatMap((provider) => states.map((state) => ({ provider, state }))));
  await house.pass(30 * DAY);
  await house.t.mutation(internal.platform.mutations.prune, {});
  expect(await left(house)).toHaveLength(15);

  await house.pass(1);
  await received(house, [{ provider: "resend", state: "processed" }]);
  await house.t.mutation(internal.platform.mutations.prune, {});
  const stays = ["received", "waiting", "failed"].flatMap((state) => [`clerk ${state}`, `resend ${state}`]);
  expect(await left(house)).toEqual([...stays, "resend processed", ...states.map((state) => `stripe ${state}`)].sort());
  expect(Date.now()).toBe(START + 30 * DAY + 1);
});

test("however many there are, one turn takes them all, batch after batch", async () => {
  const house = backend();
  await received(house, Array.from({ length: 450 }, () => ({ provider: "resend", state: "processed" })));
  await house.pass(31 * DAY);
  await house.t.mutation(internal.platform.mutations.prune, {});
  expect(await left(house)).toHaveLength(250);
  await house.settle();
  expect(await left(house)).toEqual([]);
});
