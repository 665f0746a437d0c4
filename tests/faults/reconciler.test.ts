import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { faults } from "../support/faults";
import { admin as administrator, beat, checkout, creator, member, order, orderWhen, pay, runInternally, sandbox } from "../support/world";
import { expectOk } from "../../scripts/seed/person";
import { until } from "../../scripts/seed/until";

const HOUR = 60 * 60_000;
const first = { numItems: 50, cursor: null };

test("a payment whose every webhook is lost: the proof names the money, the reconciler delivers, the next proof agrees", async () => {
  const seller = await creator();
  const { beatId } = await beat(seller);
  const buyer = await member();
  const admin = await administrator();
  const convex = async () => await admin.convex();
  const { sessionId } = await checkout(buyer.person, beatId);
  const orderId = (await order(buyer.person, sessionId))?.orderId;
  if (orderId === undefined) throw new Error("no order");

  await faults.lose({ containing: orderId }, "always");
  await expectOk(await pay(sessionId), "pay");
  await sandbox("/deliveries/flush", { method: "POST" });
  expect(await order(buyer.person, sessionId)).toMatchObject({ payment: "open", fulfilment: "none" });

  const prove = async () => {
    const { proofId } = await (await convex()).mutation(api.platform.proofs.runNow, { through: Math.floor(Date.now() / 1000) });
    const proofs = async () => (await (await convex()).query(api.platform.proofs.list, { paginationOpts: first })).page;
    const verdict = async () => (await proofs()).find((proof) => proof.proofId === proofId && proof.finishedAt !== null);
    await until(async () => (await verdict()) !== undefined, "the proof");
    return await verdict();
  };
  const findings = async () =>
    (await (await convex()).query(api.platform.incidentList.list, { state: "open", paginationOpts: first })).page.filter(
      ({ kind, detail }) => kind === "proof_orphan" && detail.order === orderId,
    );

  expect(await prove()).toMatchObject({ state: "different" });
  expect(await findings()).toMatchObject([{ detail: { type: "charge", currency: "usd" } }]);

  // An hour later, as far as the reconciler is concerned: the session is over and nothing was heard of it.
  await runInternally("platform/reconciler:start", { asOf: Date.now() + HOUR });
  await orderWhen(buyer.person, sessionId, ({ payment, fulfilment }) => payment === "paid" && fulfilment === "fulfilled");
  const library = await (await buyer.person.convex()).query(api.commerce.queries.library, { paginationOpts: first });
  expect(library.page).toHaveLength(1);
  await until(async () => (await (await convex()).query(api.platform.reconciler.runs, { paginationOpts: first })).page.some(({ state, repaired }) => state === "done" && repaired > 0), "the run");

  const mentions = (proof: Awaited<ReturnType<typeof prove>>) => JSON.stringify(proof?.mismatches).includes(orderId);
  let last = await prove();
  await until(async () => !mentions((last = await prove())), "the fee to be booked");
  expect(last?.balances).toMatchObject([{ currency: "usd", equal: true }]);
  expect(await findings()).toEqual([]);
});
