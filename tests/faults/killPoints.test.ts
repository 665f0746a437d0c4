import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { until } from "../../scripts/seed/until";
import type { KillOrder } from "../support/control";
import { effort } from "../support/effort";
import { bookDiffersFromStripe, settled } from "../support/settled";
import { rows } from "../support/tables";
import { type Creator, type Member, beat, checkout, creator, house, member, order, pay } from "../support/world";
import { KILL_POINTS, type KillPoint } from "./killPoints";

const seed = Number(process.env.BACKLINE_SEED ?? Date.now() % 1_000_000);
const PATIENCE_MS = 240_000;
const VICTIMS = ["app", "convex", "sandbox"] as const;

/** Calls again while a process of the house is away, as a browser's user would. */
async function insist<T>(call: () => Promise<T>): Promise<T> {
  const results: T[] = [];
  let last: unknown;
  await until(() => call().then((value) => results.push(value) > 0, (error: unknown) => ((last = error), false)), "an answer", PATIENCE_MS).catch((cause: unknown) => {
    throw new Error(`no answer: ${last instanceof Error ? last.message : String(last)}`, { cause });
  });
  const [result] = results;
  if (result === undefined) throw new Error("no answer");
  return result;
}

const control = async (verb: string, body?: unknown): Promise<{ armed: number }> =>
  (await fetch(`${house().control}/${verb}`, { method: "POST", ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).json();

interface Sale {
  name: string;
  buyer: Member;
  sessionId: string;
  refunded: boolean;
}

/** Buys; a page that did not answer is asked again, a session that is paid already refuses to be paid twice. */
async function buy(beatId: string, buyer: Member): Promise<string> {
  const { sessionId } = await insist(() => checkout(buyer.person, beatId));
  await insist(async () => {
    const answer = await pay(sessionId);
    const body = JSON.stringify(await answer.json());
    if (!answer.ok && !/complete|paid|not open/i.test(body)) throw new Error(body);
    return true;
  });
  await until(async () => (await order(buyer.person, sessionId).catch(() => null))?.fulfilment === "fulfilled", "fulfilment", PATIENCE_MS);
  return sessionId;
}

/** The seller gives the money back; asked again while nobody answers, and refused as done once it is. */
async function giveBack(seller: Creator, buyer: Member, sessionId: string): Promise<void> {
  const sold = await insist(() => order(buyer.person, sessionId));
  if (sold === null) throw new Error("no order");
  await insist(async () => {
    const convex = await seller.person.convex();
    await convex.mutation(api.commerce.refunds.request, { orderId: sold.orderId, reason: "Asked for by the buyer." }).catch(async (error: unknown) => {
      const now = await order(buyer.person, sessionId);
      if (now?.payment !== "refunded" && now?.refund !== "underway") throw error;
    });
    return true;
  });
  await until(async () => (await order(buyer.person, sessionId).catch(() => null))?.payment === "refunded", "the refund", PATIENCE_MS);
}

async function strike(point: KillPoint, victim: KillOrder["victim"], seller: Creator, beatId: string): Promise<Sale> {
  const { from, to, name, moment } = point;
  const refunding = point.reachedBy === "refunding";
  const buyer = await insist(() => member());
  const arm = () => control("arm", { from, to, name, moment, victim });
  if (!refunding) await arm();
  const sessionId = await buy(beatId, buyer);
  if (refunding) {
    await arm();
    await giveBack(seller, buyer, sessionId);
  }
  await until(async () => (await control("armed")).armed === 0, `${point.point} (${victim})`, PATIENCE_MS);
  return { name: `${point.point}; killed: ${victim}`, buyer, sessionId, refunded: refunding };
}

test(`a process killed at any named point loses nothing acknowledged, doubles nothing, leaves nothing stuck (seed ${seed})`, async () => {
  const began = Date.now();
  const seller = await creator();
  const { beatId } = await beat(seller);
  const all = KILL_POINTS.flatMap((point) => VICTIMS.map((victim) => ({ point, victim })));
  const chosen = sample(all, effort(4, all.length));
  const sales: Sale[] = [];
  for (const { point, victim } of chosen) {
    console.log(`  ${point.point}; killed: ${victim}`);
    sales.push(await strike(point, victim, seller, beatId));
  }
  await control("disarm");
  await settled();

  const [orders, licenses, work, inbox, refunds] = await Promise.all([rows("orders"), rows("licenses"), rows("work"), rows("inbox"), rows("refunds")]);
  for (const sale of sales) {
    const mine = orders.filter(({ buyerEmail }) => buyerEmail === sale.buyer.email);
    const paid = mine.filter(({ paidAt }) => paidAt !== null);
    expect(paid.map(({ sessionId, payment, fulfilment }) => ({ sessionId, payment, fulfilment })), sale.name).toEqual([
      sale.refunded ? { sessionId: sale.sessionId, payment: "refunded", fulfilment: "revoked" } : { sessionId: sale.sessionId, payment: "paid", fulfilment: "fulfilled" },
    ]);
    expect(licenses.filter(({ orderId }) => orderId === paid[0]?._id).map(({ status, pdf }) => ({ status, filed: pdf !== null })), sale.name).toEqual([
      { status: sale.refunded ? "refunded" : "active", filed: true },
    ]);
    expect(refunds.filter(({ orderId }) => orderId === paid[0]?._id), sale.name).toHaveLength(sale.refunded ? 1 : 0);
  }
  // Other files' trouble, left on purpose, is theirs.
  const since = ({ _creationTime }: { _creationTime: number }) => _creationTime >= began;
  expect(work.filter((row) => since(row) && row.state === "parked").map(({ key, lastError }) => `${key}: ${lastError}`)).toEqual([]);
  expect(inbox.filter((row) => since(row) && row.state === "failed").map(({ type, note }) => `${type}: ${note}`)).toEqual([]);
  expect(await bookDiffersFromStripe()).toEqual([]);
}, 3_600_000);

/** The same choice for the same seed. */
function sample<Item>(items: readonly Item[], count: number): Item[] {
  let state = seed;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const left = [...items];
  const chosen: Item[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  return chosen;
}
