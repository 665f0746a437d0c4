import { afterAll, beforeAll, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { inBatches } from "../support/batches";
import { effort } from "../support/effort";
import { moneyOf, net } from "../support/money";
import { proveNow } from "../support/proof";
import { randomFrom } from "../support/random";
import { settled } from "../support/settled";
import { eventsAbout, happens } from "../support/stripe";
import { rows } from "../support/tables";
import { beat, creator, type Creator, type Member, member, sandbox } from "../support/world";
import { play, type Played } from "./play";
import { endOf, MOST_BESIDE, randomScenario, type Scenario } from "./scenarios";

const seed = Number(process.env.BACKLINE_SEED ?? Date.now() % 1_000_000);
const SCENARIOS = effort(12, 300);
const AT_ONCE = 5;
const BATCH = 25;
/** So many scenarios one buyer goes through, each with another beat. */
const EACH = 3;
/** Odd prices, so that every share has to be rounded. */
const PRICES = { basic: 2_999, premium: 7_501 };

beforeAll(async () => {
  await happens("/settings", { bankDebits: true });
});
afterAll(async () => {
  await happens("/settings", { bankDebits: false });
});

interface Cast {
  buyers: Member[];
  sold: { seller: Creator; beatId: string; others: string[] }[];
  free: { seller: Creator; beatId: string }[];
}

async function cast(): Promise<Cast> {
  const buyers = await inBatches(Array.from({ length: Math.ceil(SCENARIOS / EACH) }), AT_ONCE, () => member());
  // A seller may press "refund" five times a minute, so there are several.
  const sold = await inBatches(Array.from({ length: Math.max(EACH, SCENARIOS / BATCH) }), 2, async () => {
    const seller = await creator();
    await (await seller.person.convex()).mutation(api.deals.bulkDeals.set, { tierType: "basic", buy: 2, get: 1, enabled: true, endsAt: null });
    const [first = "", ...others] = await inBatches(Array.from({ length: 1 + MOST_BESIDE }), 1, async () => (await beat(seller, PRICES)).beatId);
    return { seller, beatId: first, others };
  });
  const free = await inBatches(sold.slice(0, EACH), 2, async ({ seller }) => ({ seller, beatId: (await beat(seller, { basic: 0 })).beatId }));
  return { buyers, sold, free };
}

function turn<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error("nobody is there");
  return item;
}

async function stageOf({ buyers, sold, free }: Cast, { tier, way }: Scenario, at: number) {
  const buyer = turn(buyers, at);
  const round = Math.floor(at / buyers.length);
  if (way === "for nothing") return { buyer, ...turn(free, round), others: [] };
  const stage = turn(sold, at + round);
  if (tier !== "exclusive") return { buyer, ...stage };
  return { ...stage, buyer, beatId: (await beat(stage.seller, { exclusive: 50_003 })).beatId };
}

/** About half of what was ever sent about these orders is sent again, in another order. */
async function sendAgain(orderIds: readonly string[], random: () => number): Promise<void> {
  const orders = (await rows("orders")).filter(({ _id }) => orderIds.includes(_id));
  const deliveries = await eventsAbout(...orderIds, ...orders.flatMap(({ paymentIntentId }) => paymentIntentId ?? []));
  const again = deliveries.filter(() => random() < 0.5).map(({ id }) => ({ id, rank: random() })).sort((a, b) => a.rank - b.rank);
  for (const { id } of again) await sandbox(`/deliveries/${id}/replay`, { method: "POST" });
}

test(`${SCENARIOS} random lives of orders, several at once and their events repeated: each ends as it must, and the proof finds every account equal (seed ${seed})`, async () => {
  const random = randomFrom(seed);
  const scenarios = Array.from({ length: SCENARIOS }, (_, at) => randomScenario(at, random));
  const people = await cast();
  const played: { scenario: Scenario; result: Played }[] = [];
  const broken: string[] = [];
  for (let from = 0; from < scenarios.length; from += BATCH) {
    const batch = scenarios.slice(from, from + BATCH);
    const results = await inBatches(batch, AT_ONCE, async (scenario, at) => {
      try {
        return [{ scenario, result: await play(scenario, await stageOf(people, scenario, from + at)) }];
      } catch (error) {
        broken.push(`${scenario.name}: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    });
    played.push(...results.flat());
    await sendAgain(results.flat().flatMap(({ result }) => idsOf(result)), random);
  }
  await sandbox("/deliveries/flush", { method: "POST" });
  await settled();
  expect(broken).toEqual([]);

  const [orders, licenses, work, inbox] = await Promise.all([rows("orders"), rows("licenses"), rows("work"), rows("inbox")]);
  const ids = played.flatMap(({ result }) => idsOf(result));
  const money = await moneyOf(ids);
  for (const { scenario, result } of played) {
    const end = endOf(scenario);
    for (const [id, wanted] of [[result.orderId, end.order], [result.upgradeId, end.upgrade]] as const) {
      const found = orders.find(({ _id }) => _id === id);
      if (wanted === null || found === undefined) continue;
      const { payment, fulfilment, dispute } = found;
      expect({ payment, fulfilment, dispute, licenses: licenses.filter(({ orderId }) => orderId === id).map(({ status }) => status) }, scenario.name).toEqual(wanted);
      const { book, uneven, moved } = money.get(found._id) ?? { book: {}, uneven: ["no book"], moved: [] };
      expect(uneven, scenario.name).toEqual([]);
      expect(0 - (book["stripe:balance"] ?? 0), scenario.name).toBe(net(moved));
      expect(moved.reduce((sum, { amount }) => sum + amount, 0), `${scenario.name}: more went back than was paid`).toBeGreaterThanOrEqual(0);
    }
  }
  const about = (text: string) => ids.some((id) => text.includes(id));
  expect(work.filter(({ key, state }) => state === "parked" && about(key)).map(({ key, lastError }) => `${key}: ${lastError}`)).toEqual([]);
  expect(inbox.filter(({ state, payload }) => state === "failed" && about(payload)).map(({ type, note }) => `${type}: ${note}`)).toEqual([]);

  const { verdict, accounts } = await proveNow();
  const sellers = new Set(people.sold.map(({ seller }) => seller.slug));
  const stores = (await rows("stores")).filter(({ slug }) => sellers.has(slug));
  const mine = accounts.filter(({ account }) => stores.some(({ ownerId }) => account === `seller:${ownerId}`));
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.filter(({ difference }) => difference !== 0)).toEqual([]);
  expect(verdict.mismatches.filter((mismatch) => about(JSON.stringify(mismatch)))).toEqual([]);
  expect(verdict.balances).toMatchObject([{ currency: "usd", equal: true }]);
}, 3_600_000);

function idsOf({ orderId, upgradeId }: Played): Played["orderId"][] {
  return upgradeId === null ? [orderId] : [orderId, upgradeId];
}
