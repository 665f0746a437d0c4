import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { eraseUser } from "../../convex/identity/eraseUser";
import { type Backend, creator, person, type Person } from "./support/backend";
import { bellServer } from "./support/bell";
import { SOME, sold } from "./support/sale";
import { checkout, disputeEvent, pay, refundedEvent, webhook } from "./support/stripe";
import { upgradeMarket } from "./support/upgrades";

bellServer();

const write = async (who: Person, beatId: Id<"beats">, stars = 4, text = "Wide and warm.") => await who.mutation(api.reviews.mutations.write, { beatId, stars, text });
const shown = async ({ t }: Backend, beatId: Id<"beats">) => (await t.query(api.reviews.queries.ofBeat, { beatId, paginationOpts: SOME })).page;
const refused = (code: string) => ({ data: { code } });
const mails = async (house: Backend) => (await house.rows("work")).flatMap(({ task }) => (task.kind === "mail.send" && task.args.template.startsWith("review-") ? [`${task.args.template} ${task.args.to}`] : []));

async function rating({ t }: Backend, beatId: Id<"beats">) {
  const beat = await t.run(async (ctx) => await ctx.db.get(beatId));
  const [page, store] = [await t.query(api.beats.queries.bySlug, { slug: beat?.slug ?? "" }), await t.query(api.stores.queries.bySlug, { slug: "ada-records" })];
  expect(store?.rating ?? null).toEqual(page?.rating ?? null);
  return page?.rating ?? null;
}

async function reviewed() {
  const scene = await sold();
  await write(scene.buyer, scene.beatId);
  const [review] = await scene.house.rows("reviews");
  if (review === undefined) throw new Error("no review");
  return { ...scene, reviewId: review._id };
}

async function erase({ t, settle }: Backend, userId: Id<"users">) {
  await t.run(async (ctx) => {
    const user = await ctx.db.get(userId);
    if (user !== null) await eraseUser(ctx, user);
  });
  await settle();
}

const opened = { type: "created", status: "needs_response", moved: ["taken"] } as const;
const won = { type: "closed", status: "won", moved: ["taken", "given"] } as const;
const lost = { type: "closed", status: "lost", moved: ["taken"] } as const;

describe("a review", () => {
  test("is its buyer's, one for each beat, however many tabs write it; the last word stands and counts once", async () => {
    const { house, buyer, beatId } = await sold();
    await Promise.all([write(buyer, beatId, 2), write(buyer, beatId, 2), write(buyer, beatId, 5, "Better every day.")]);
    await write(buyer, beatId, 5, "Better every day.");
    expect(await shown(house, beatId)).toMatchObject([{ author: "Ben Example", stars: 5, text: "Better every day.", edited: true, reply: null }]);
    expect(await rating(house, beatId)).toEqual({ count: 1, average: 5, stars: [0, 0, 0, 0, 1] });
    expect(await mails(house)).toEqual(["review-seller ada@example.com"]);
  });

  test("is refused to who holds no licence: a stranger, the seller, and one whose money went back", async () => {
    const { house, seller, buyer, bought, beatId } = await sold();
    await expect(write(await person(house, "eve"), beatId)).rejects.toMatchObject(refused("forbidden"));
    await expect(write(seller, beatId)).rejects.toMatchObject(refused("forbidden"));
    await webhook(house, refundedEvent(bought));
    await expect(write(buyer, beatId)).rejects.toMatchObject(refused("forbidden"));
    expect(await house.rows("reviews")).toEqual([]);
    expect(await rating(house, beatId)).toBeNull();
  });

  test.each([0, 6, 4.5, -1, Number.NaN])("of %s stars is none", async (stars) => {
    const { buyer, beatId } = await sold();
    await expect(write(buyer, beatId, stars)).rejects.toMatchObject(refused("invalid_request"));
  });

  test("has a longest text, and may be stars alone", async () => {
    const { house, buyer, beatId } = await sold();
    await expect(write(buyer, beatId, 3, "x".repeat(2_001))).rejects.toMatchObject(refused("invalid_request"));
    await write(buyer, beatId, 3, "");
    expect(await shown(house, beatId)).toMatchObject([{ stars: 3, text: "" }]);
  });

  test("cannot be rewritten without end", async () => {
    const { buyer, beatId } = await sold();
    for (let times = 0; times < 20; times++) await write(buyer, beatId, 3, `Version ${times}`);
    await expect(write(buyer, beatId, 3, "Once more")).rejects.toMatchObject(refused("rate_limited"));
  });

  test("is listed to its author, with what became of it, and among nobody else's", async () => {
    const { house, seller, buyer, bought, beatId } = await reviewed();
    const written = async (who: Person) => (await who.query(api.reviews.queries.mine, { paginationOpts: SOME })).page;
    expect(await written(buyer)).toMatchObject([{ stars: 4, standing: "shown", beat: { title: "Night Bus" } }]);
    expect(await written(seller)).toEqual([]);
    await webhook(house, refundedEvent(bought));
    expect(await written(buyer)).toMatchObject([{ standing: "ended" }]);
    expect(await shown(house, beatId)).toEqual([]);
  });

  test("is known to its author's library", async () => {
    const { buyer, beatId } = await sold();
    const reviews = async () => (await buyer.query(api.commerce.queries.library, { paginationOpts: SOME })).page.map(({ reviewed }) => reviewed);
    expect(await reviews()).toEqual([false]);
    await write(buyer, beatId);
    expect(await reviews()).toEqual([true]);
  });

  test("goes when its author takes it away, twice over, and out of the average", async () => {
    const { house, buyer, beatId } = await reviewed();
    for (let clicks = 0; clicks < 2; clicks++) await buyer.mutation(api.reviews.mutations.remove, { beatId });
    expect(await house.rows("reviews")).toEqual([]);
    expect(await rating(house, beatId)).toBeNull();
  });

  test("averages with the others of its beat and its store", async () => {
    const { house, beatId } = await reviewed();
    const cleo = await person(house, "cleo");
    await pay(house, await checkout(house, cleo, beatId, "basic"));
    await write(cleo, beatId, 1, "Not for me.");
    expect(await rating(house, beatId)).toEqual({ count: 2, average: 2.5, stars: [1, 0, 0, 1, 0] });
  });
});

describe("what a review rests on", () => {
  test("ends with a refund: it is hidden, leaves the average, and its author is told why", async () => {
    const { house, buyer, bought, beatId } = await reviewed();
    await webhook(house, refundedEvent(bought));
    expect(await shown(house, beatId)).toEqual([]);
    expect(await rating(house, beatId)).toBeNull();
    expect(await buyer.query(api.reviews.queries.own, { beatId })).toMatchObject({ may: false, own: { trouble: "no_licence" } });
  });

  test("is in doubt while a bank decides: hidden until the dispute is won, for good when it is lost", async () => {
    for (const [end, count] of [[won, 1], [lost, undefined]] as const) {
      const { house, bought, beatId } = await reviewed();
      await webhook(house, disputeEvent(bought, opened));
      expect(await shown(house, beatId)).toEqual([]);
      await webhook(house, disputeEvent(bought, end));
      expect((await rating(house, beatId))?.count).toBe(count);
    }
  });

  test("is the same in whatever order the news of a dispute arrives, and however often", async () => {
    for (const order of [[opened, won], [won, opened], [won, opened, won, opened]] as const) {
      const { house, bought, beatId, buyer } = await reviewed();
      for (const news of order) await webhook(house, disputeEvent(bought, news));
      const licensed = (await house.rows("licenses")).some(({ status }) => status === "active");
      expect((await shown(house, beatId)).length).toBe(licensed ? 1 : 0);
      expect((await rating(house, beatId))?.count ?? 0).toBe(licensed ? 1 : 0);
      expect((await buyer.query(api.reviews.queries.own, { beatId })).may).toBe(licensed);
    }
  });

  test("goes on with an upgrade, and with the smaller licence when the upgrade is returned", async () => {
    const { house, ben, beatId, buy } = await upgradeMarket();
    await buy("basic");
    await write(ben, beatId);
    const premium = await buy("premium");
    expect(await shown(house, beatId)).toHaveLength(1);
    await webhook(house, refundedEvent(premium));
    expect(await shown(house, beatId)).toHaveLength(1);
    expect(await rating(house, beatId)).toMatchObject({ count: 1 });
  });

  test("comes back with a second purchase", async () => {
    const { house, buyer, bought, beatId } = await reviewed();
    await webhook(house, refundedEvent(bought));
    await house.pass(60_000);
    await pay(house, await checkout(house, buyer, beatId, "basic"));
    expect(await shown(house, beatId)).toHaveLength(1);
    expect(await rating(house, beatId)).toMatchObject({ count: 1 });
  });
});

describe("a seller", () => {
  test("replies once, changes it, takes it back; the buyer hears of it once", async () => {
    const { house, seller, beatId, reviewId } = await reviewed();
    const reply = async (text: string | null) => await seller.mutation(api.reviews.mutations.reply, { reviewId, text });
    await Promise.all([reply("Thank you."), reply("Thank you.")]);
    await reply("Thank you, Ben.");
    expect(await shown(house, beatId)).toMatchObject([{ reply: { text: "Thank you, Ben." } }]);
    await reply(null);
    await reply("Thanks again.");
    expect(await mails(house)).toEqual(["review-seller ada@example.com", "review-author ben@example.com"]);
    await expect(reply(" ")).rejects.toMatchObject(refused("invalid_request"));
    await expect(reply("x".repeat(2_001))).rejects.toMatchObject(refused("invalid_request"));
  });

  test("sees what waits for a reply first, and nothing of other stores", async () => {
    const { house, seller, beatId, reviewId } = await reviewed();
    await house.pass(60_000);
    const cleo = await person(house, "cleo");
    await pay(house, await checkout(house, cleo, beatId, "basic"));
    await write(cleo, beatId, 2);
    const list = async (who: Person) => (await who.query(api.reviews.queries.received, { paginationOpts: SOME })).page.map(({ author }) => author);
    expect(await list(seller)).toEqual(["Cleo Example", "Ben Example"]);
    const [, late] = await house.rows("reviews");
    await seller.mutation(api.reviews.mutations.reply, { reviewId: late?._id ?? reviewId, text: "Sorry." });
    expect(await list(seller)).toEqual(["Ben Example", "Cleo Example"]);
    expect(await list(await creator(house, "eve"))).toEqual([]);
  });

  test("cannot answer or report a review of somebody else's beat", async () => {
    const { house, reviewId } = await reviewed();
    const eve = await creator(house, "eve");
    await expect(eve.mutation(api.reviews.mutations.reply, { reviewId, text: "No." })).rejects.toMatchObject(refused("not_found"));
    await expect(eve.mutation(api.reviews.mutations.report, { reviewId, reason: "No." })).rejects.toMatchObject(refused("not_found"));
  });
});

describe("an administrator", () => {
  const desk = async (root: Person, which: "reported" | "hidden") => (await root.query(api.reviews.queries.desk, { desk: which, paginationOpts: SOME })).page;

  test("hides what a seller reported, with a reason that its author reads, on the record; and shows it again", async () => {
    const { house, seller, buyer, beatId, reviewId } = await reviewed();
    const root = await person(house, "root", { role: "admin" });
    for (let clicks = 0; clicks < 2; clicks++) await seller.mutation(api.reviews.mutations.report, { reviewId, reason: "An insult." });
    expect(await desk(root, "reported")).toMatchObject([{ reportReason: "An insult.", hiddenReason: null }]);
    expect(await shown(house, beatId)).toHaveLength(1);
    for (let clicks = 0; clicks < 2; clicks++) await root.mutation(api.reviews.mutations.hide, { reviewId, reason: "It insults." });
    expect(await shown(house, beatId)).toEqual([]);
    expect(await rating(house, beatId)).toBeNull();
    expect(await buyer.query(api.reviews.queries.own, { beatId })).toMatchObject({ own: { trouble: { hidden: "It insults." } } });
    await write(buyer, beatId, 5, "Rewritten.");
    expect(await shown(house, beatId)).toEqual([]);
    await expect(buyer.mutation(api.reviews.mutations.remove, { beatId })).rejects.toMatchObject(refused("conflict"));
    expect(await desk(root, "hidden")).toMatchObject([{ hiddenReason: "It insults." }]);
    for (let clicks = 0; clicks < 2; clicks++) await root.mutation(api.reviews.mutations.keep, { reviewId });
    expect(await rating(house, beatId)).toMatchObject({ count: 1, average: 5 });
    const log = (await house.rows("auditLog")).filter(({ subject }) => subject === `review:${reviewId}`);
    expect(log.map(({ action }) => action)).toEqual(["review.reported", "review.hidden", "review.restored"]);
  });

  test("leaves a reported review where it is, and a refund hides it all the same", async () => {
    const { house, seller, bought, beatId, reviewId } = await reviewed();
    const root = await person(house, "root", { role: "admin" });
    await seller.mutation(api.reviews.mutations.report, { reviewId, reason: "I do not like it." });
    await root.mutation(api.reviews.mutations.keep, { reviewId });
    expect(await desk(root, "reported")).toEqual([]);
    expect(await shown(house, beatId)).toHaveLength(1);
    await root.mutation(api.reviews.mutations.hide, { reviewId, reason: "Spam." });
    await webhook(house, refundedEvent(bought));
    await root.mutation(api.reviews.mutations.keep, { reviewId });
    expect(await shown(house, beatId)).toEqual([]);
    expect(await rating(house, beatId)).toBeNull();
  });
});

describe("a deleted account", () => {
  test("takes its reviews along, and their stars", async () => {
    const { house, buyer, beatId } = await reviewed();
    await erase(house, buyer.userId);
    expect(await house.rows("reviews")).toEqual([]);
    expect(await house.rows("reviewScores")).toMatchObject([{ stars: [0, 0, 0, 0, 0] }, { stars: [0, 0, 0, 0, 0] }]);
    expect(await shown(house, beatId)).toEqual([]);
  });

  test("of a seller takes its replies along; what buyers said stays theirs", async () => {
    const { house, seller, reviewId } = await reviewed();
    await seller.mutation(api.reviews.mutations.reply, { reviewId, text: "Thank you." });
    await erase(house, seller.userId);
    expect(await house.rows("reviews")).toMatchObject([{ text: "Wide and warm.", reply: null }]);
  });
});

test("what a mail says is read when it is rendered: of a review that is gone there is nothing to say", async () => {
  const { house, buyer, beatId, reviewId } = await reviewed();
  expect(await house.service.query(api.reviews.queries.facts, { reviewId })).toMatchObject({ author: "Ben Example", stars: 4, text: "Wide and warm.", store: "ada records", reply: null });
  await buyer.mutation(api.reviews.mutations.remove, { beatId });
  expect(await house.service.query(api.reviews.queries.facts, { reviewId })).toBeNull();
});
