import { makeFunctionReference } from "convex/server";
import { describe, expect, test, vi } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { EVERYTHING } from "../../lib/domain/discovery";
import { openIncident } from "../../convex/platform/incidents";
import { backend, creator, person, type Person, stored } from "./support/backend";
import { bellServer } from "./support/bell";
import { ALL_TIERS, BEAT, onSale, upload } from "./support/market";
import { checkout, disputeEvent, paidFacts, pay, webhook } from "./support/stripe";

bellServer();

const modules = import.meta.glob(["../../convex/**/*.ts", "!../../convex/_generated/**"]);

type Kind = "query" | "mutation";

/** Whether an export is a function that Convex lets anybody call, and which kind. */
function publicKind(value: unknown): Kind | null {
  if (typeof value !== "function" || !("isPublic" in value) || value.isPublic !== true) return null;
  return "isQuery" in value ? "query" : "isMutation" in value ? "mutation" : null;
}

/** Every public function there is, by what the modules really export. */
async function publicFunctions(): Promise<Map<string, Kind>> {
  const found = new Map<string, Kind>();
  for (const [path, load] of Object.entries(modules)) {
    const exported = await load();
    if (typeof exported !== "object" || exported === null) continue;
    const name = path.replace("../../convex/", "").replace(/\.ts$/, "");
    for (const [member, value] of Object.entries(exported)) {
      const kind = publicKind(value);
      if (kind !== null) found.set(`${name}:${member}`, kind);
    }
  }
  return found;
}

/** A world in which every function has something it could do, and arguments with which it would. */
async function world() {
  const house = backend();
  const ada = await creator(house, "ada");
  const ben = await person(house, "ben");
  const sold = await onSale(house, ada);
  const bought = await checkout(house, ben, sold.beatId, "basic");
  await pay(house, bought);
  await ben.mutation(api.reviews.mutations.write, { beatId: sold.beatId, stars: 4, text: "Wide." });
  const reviewId = (await house.rows("reviews")).map(({ _id }) => _id)[0];
  await webhook(house, disputeEvent(bought, { type: "created", status: "warning_needs_response" }));
  const { beatId, slug } = await onSale(house, ada);
  const open = await checkout(house, ben, beatId, "premium");
  const { fileId } = await upload(house, ada);
  const [license] = await house.rows("licenses");
  const [dispute] = await house.rows("disputes");
  const work = (await house.rows("work")).find(({ state }) => state === "queued");
  const [event] = await house.rows("inbox");
  if (license === undefined || dispute === undefined || work === undefined || event === undefined) throw new Error("the world is not complete");
  const { incidentId } = await house.t.run(async (ctx) => await openIncident(ctx, { key: "k", kind: "work_parked", subject: "k:1", message: "m" }));
  const terms = { discount: { kind: "percent", percent: 20 }, beatIds: null, tiers: null, minAmount: 0 } as const;
  const limits = { startsAt: null, endsAt: null, maxUses: null, maxPerBuyer: null, enabled: true };
  const { couponId } = await ada.mutation(api.deals.coupons.create, { code: "SPRING", ...terms, ...limits });
  await ada.mutation(api.deals.offers.setFloor, { tierType: "basic", floor: 1_000, enabled: true });
  const templateId = await ada.mutation(api.beats.templates.create, { name: "Summer", tiers: [...ALL_TIERS] });
  const fan = await person(house, "fan");
  const offered = { beatId, tierType: "basic", amount: 2_000, message: "" } as const;
  const offer = await fan.mutation(api.deals.offers.make, offered);
  if (!offer.made) throw new Error(offer.reason);
  const { offerId } = offer;
  const { proofId } = await house.t.mutation(internal.platform.proofs.start, {});
  const fields = { ...BEAT, moods: [...BEAT.moods], tags: [...BEAT.tags], tiers: [...ALL_TIERS], masterFileId: fileId };
  const paginationOpts = { numItems: 5, cursor: null };
  const file = { name: "a.wav", size: 10, contentType: "audio/wav" };
  const archive = await ada.mutation(api.files.mutations.begin, { purpose: "beat_stems", ...file, name: "a.zip", contentType: "application/zip" });
  const lease = { workId: work._id, leaseId: "x" };
  const ids = { licenseId: license._id };
  const { storageId } = await stored(house, "picture");
  const suppressionId = await house.t.run(async (ctx) => await ctx.db.insert("suppressions", { address: "old@example.com", reason: "bounce", since: 0, source: null, liftedAt: null }));
  const rowsOfBen = { model: "user", where: [{ field: "email", operator: "eq", value: "ben@example.com" }] };
  const authRow = { model: "verification", data: { id: "ver_2", identifier: "x", value: "h", expiresAt: 1, createdAt: 1, updatedAt: 1 } };
  const token = { id: "ver_1", hash: "h" };
  const mailed = { email: "ben@example.com", token, url: "http://localhost:3000/x", caller: "203.0.113.7" };

  const args: Record<string, { who: "anybody" | "user" | "creator" | "admin" | "service"; args: Record<string, unknown>; owner?: boolean }> = {
    "analytics/mutations:track": { who: "service", args: { sender: { address: "203.0.113.7", userAgent: "" }, userId: null, source: "", signals: [{ kind: "visit", beatId }] } },
    "analytics/queries:report": { who: "creator", args: { from: 0, to: 86_400_000 } },
    "beats/queries:forProcessing": { who: "service", args: { beatId } },
    "beats/queries:list": { who: "anybody", args: { paginationOpts } },
    "beats/queries:bySlug": { who: "anybody", args: { slug } },
    "beats/queries:find": { who: "anybody", args: { search: EVERYTHING, cursor: null, numItems: 5 } },
    "beats/queries:loosenings": { who: "anybody", args: { search: EVERYTHING } },
    "beats/queries:trending": { who: "anybody", args: {} },
    "beats/queries:suggestions": { who: "anybody", args: { words: "night" } },
    "beats/queries:similar": { who: "anybody", args: { beatId } },
    "beats/queries:mine": { who: "creator", args: { paginationOpts } },
    "beats/queries:edit": { who: "creator", args: { beatId }, owner: true },
    "beats/mutations:create": { who: "creator", args: fields, owner: true },
    "beats/mutations:update": { who: "creator", args: { ...fields, beatId, version: 1 }, owner: true },
    "beats/mutations:attachArchive": { who: "creator", args: { beatId, kind: "stems", fileId: archive.fileId }, owner: true },
    "beats/mutations:removeArchive": { who: "creator", args: { beatId, kind: "stems" }, owner: true },
    "beats/releases:schedule": { who: "creator", args: { beatId, at: Date.now() + 60_000, timeZone: "UTC" }, owner: true },
    "beats/releases:cancel": { who: "creator", args: { beatId }, owner: true },
    "beats/releases:missed": { who: "service", args: { beatId, at: 0 } },
    "beats/templates:mine": { who: "creator", args: {} },
    "beats/templates:create": { who: "creator", args: { name: "Winter", tiers: [...ALL_TIERS] } },
    "beats/templates:change": { who: "creator", args: { templateId, version: 1, name: "Summer", tiers: [...ALL_TIERS] }, owner: true },
    "beats/templates:stand": { who: "creator", args: { templateId }, owner: true },
    "beats/templates:remove": { who: "creator", args: { templateId }, owner: true },
    "beats/previews:renderAll": { who: "creator", args: {} },
    "stores/previewTags:mine": { who: "creator", args: {} },
    "stores/previewTags:change": { who: "creator", args: { useOwn: false, everySeconds: 20, loudness: "loud", version: 0 } },
    "stores/previewTags:begin": { who: "creator", args: {} },
    "stores/previewTags:keep": { who: "service", args: { storeId: ada.storeId, name: "a.wav", durationMs: 1_000, storageId, size: 7 } },
    "beats/mutations:publish": { who: "creator", args: { beatId }, owner: true },
    "beats/mutations:unpublish": { who: "creator", args: { beatId }, owner: true },
    // Of many beats, each has its own answer: a stranger's row is refused, the call is not.
    "beats/bulk/mutations:apply": { who: "creator", args: { rows: [{ beatId, version: 1 }], change: { kind: "unpublish" } } },
    "beats/bulk/mutations:restore": { who: "creator", args: { rows: [{ beatId, version: 1, before: { genre: "pop", moods: [], tags: [], tiers: [] } }] } },
    "commerce/queries:bySession": { who: "user", args: { sessionId: bought.sessionId } },
    "commerce/queries:library": { who: "user", args: { paginationOpts } },
    "commerce/queries:verify": { who: "anybody", args: { verifyId: license.verifyId } },
    "commerce/queries:contract": { who: "user", args: ids, owner: true },
    "commerce/queries:contractSource": { who: "service", args: ids },
    "commerce/mailFacts:ofBuyer": { who: "service", args: { orderId: license.orderId } },
    "commerce/mailFacts:ofSeller": { who: "service", args: { orderId: license.orderId, sellerId: ada.userId } },
    "commerce/mutations:open": { who: "user", args: { item: { kind: "beat_license", beatId, tierType: "basic" } } },
    "commerce/queries:left": { who: "user", args: { orderId: open.orderId } },
    "commerce/refunds:request": { who: "creator", args: { orderId: bought.orderId, reason: "Wrong file." }, owner: true },
    "commerce/refunds:requestAsAdmin": { who: "admin", args: { orderId: bought.orderId, reason: "Wrong file." } },
    "commerce/disputes:forSeller": { who: "creator", args: { paginationOpts } },
    "commerce/balances:entries": { who: "creator", args: { currency: "usd", paginationOpts } },
    "commerce/balances:mine": { who: "creator", args: { days: 30 } },
    "commerce/purchases:licenses": { who: "user", args: { paginationOpts } },
    "commerce/purchases:list": { who: "user", args: { paginationOpts } },
    "commerce/purchases:one": { who: "user", args: { orderId: bought.orderId }, owner: true },
    "commerce/purchases:receipt": { who: "user", args: { orderId: bought.orderId }, owner: true },
    "commerce/sales:list": { who: "creator", args: { filter: {}, paginationOpts } },
    "commerce/sales:one": { who: "creator", args: { orderId: bought.orderId }, owner: true },
    "commerce/disputes:evidencePaper": { who: "user", args: { disputeId: dispute._id }, owner: true },
    "commerce/disputes:submitEvidence": { who: "user", args: { disputeId: dispute._id, note: "" }, owner: true },
    "commerce/disputes:evidenceSource": { who: "service", args: { disputeId: dispute._id } },
    "commerce/mutations:endCheckout": { who: "user", args: { orderId: open.orderId }, owner: true },
    "commerce/mutations:attach": { who: "service", args: { orderId: open.orderId, sessionId: "cs_test_x", url: "http://x" } },
    "commerce/mutations:confirm": { who: "service", args: { facts: paidFacts(open) } },
    "cart/queries:mine": { who: "user", args: {} },
    "cart/queries:view": { who: "anybody", args: { lines: [{ beatId, tierType: "basic" }] } },
    "cart/mutations:put": { who: "user", args: { lines: [{ beatId, tierType: "basic" }] } },
    "cart/mutations:remove": { who: "user", args: { beatId } },
    "deals/bulkDeals:mine": { who: "creator", args: {} },
    "deals/bulkDeals:set": { who: "creator", args: { tierType: "basic", buy: 2, get: 1, enabled: true, endsAt: null } },
    "deals/coupons:mine": { who: "creator", args: { paginationOpts } },
    "deals/coupons:create": { who: "creator", args: { code: "AUTUMN", ...terms, ...limits } },
    "deals/coupons:change": { who: "creator", args: { couponId, ...limits }, owner: true },
    "deals/coupons:find": { who: "user", args: { beatIds: [beatId], code: "SPRING" } },
    "deals/offers:make": { who: "user", args: offered },
    "deals/offers:decide": { who: "user", args: { offerId, step: "withdraw" }, owner: true },
    "deals/offers:answer": { who: "creator", args: { offerId, answer: { kind: "accept" } }, owner: true },
    "deals/offers:mine": { who: "user", args: { paginationOpts } },
    "deals/offers:received": { who: "creator", args: { paginationOpts } },
    "deals/offers:floors": { who: "creator", args: {} },
    "deals/offers:setFloor": { who: "creator", args: { tierType: "basic", floor: 1_000, enabled: true } },
    "deals/offers:facts": { who: "service", args: { offerId } },
    "entitlements/queries:deliverables": { who: "user", args: ids, owner: true },
    "entitlements/queries:downloads": { who: "user", args: { paginationOpts } },
    "entitlements/queries:track": { who: "service", args: { fileId, userId: ben.userId } },
    "entitlements/queries:mayStream": { who: "service", args: { fileId, userId: ben.userId } },
    "entitlements/mutations:issueDownload": { who: "user", args: { ...ids, fileType: "wav" }, owner: true },
    "files/queries:storageUrl": { who: "service", args: { fileId } },
    "files/queries:preview": { who: "service", args: { fileId } },
    "files/mutations:begin": { who: "user", args: { purpose: "beat_master", ...file } },
    "files/mutations:finish": { who: "service", args: { fileId, key: "k", ...file } },
    "files/mutations:storageUploadUrl": { who: "service", args: {} },
    "identity/account:describe": { who: "service", args: { userId: "usr_ben" } },
    "identity/account:changeName": { who: "service", args: { userId: "usr_ben", name: "Eve" } },
    "identity/account:changePassword": { who: "service", args: { userId: "usr_ben", sessionId: "s", proved: "h", hash: "h2", recoveryUrl: "http://localhost:3000/x" } },
    "identity/account:requestEmailChange": { who: "service", args: { ...mailed, userId: "usr_ben", proved: "h" } },
    "identity/account:emailChange": { who: "service", args: { userId: "usr_ben", token } },
    "identity/account:changeEmail": { who: "service", args: { userId: "usr_ben", sessionId: "s", token } },
    "identity/account:endSession": { who: "service", args: { userId: "usr_ben", sessionId: "s" } },
    "identity/account:endAllSessions": { who: "service", args: { userId: "usr_ben", except: null } },
    "identity/account:disconnect": { who: "service", args: { userId: "usr_ben", providerId: "google" } },
    "identity/account:remove": { who: "service", args: { userId: "usr_ben", proved: "h" } },
    "identity/mails:off": { who: "user", args: {} },
    "identity/mails:choose": { who: "user", args: { mail: "offers", wanted: false } },
    "identity/mails:turnedOff": { who: "service", args: { address: "ben@example.com", mail: "offers" } },
    "identity/authStore:findOne": { who: "service", args: rowsOfBen },
    "identity/authStore:findMany": { who: "service", args: { ...rowsOfBen, limit: 1 } },
    "identity/authStore:count": { who: "service", args: rowsOfBen },
    "identity/authStore:create": { who: "service", args: { row: authRow } },
    "identity/authStore:commit": { who: "service", args: { rows: [authRow] } },
    "identity/authStore:update": { who: "service", args: { change: { model: "user", data: { emailVerified: true } }, where: rowsOfBen.where, many: false } },
    "identity/authStore:remove": { who: "service", args: { ...rowsOfBen, many: true } },
    "identity/authStore:consumeOne": { who: "service", args: rowsOfBen },
    "identity/authStore:confirmEmail": { who: "service", args: { userId: "usr_ben", email: "ben@example.com", proof: { kind: "new_password", hash: "h", accountId: "acc_1" } } },
    "follows/queries:ids": { who: "user", args: {} },
    "follows/queries:mine": { who: "user", args: { paginationOpts } },
    "follows/queries:beats": { who: "user", args: { cursor: null } },
    "follows/queries:followers": { who: "creator", args: {} },
    "follows/mutations:set": { who: "user", args: { storeId: ada.storeId, following: true } },
    "reviews/queries:ofBeat": { who: "anybody", args: { beatId, paginationOpts } },
    "reviews/queries:own": { who: "anybody", args: { beatId } },
    "reviews/queries:mine": { who: "user", args: { paginationOpts } },
    "reviews/queries:received": { who: "creator", args: { paginationOpts } },
    "reviews/queries:desk": { who: "admin", args: { desk: "reported", paginationOpts } },
    "reviews/queries:facts": { who: "service", args: { reviewId } },
    "reviews/mutations:write": { who: "user", args: { beatId: sold.beatId, stars: 4, text: "" } },
    "reviews/mutations:remove": { who: "user", args: { beatId: sold.beatId } },
    "reviews/mutations:reply": { who: "creator", args: { reviewId, text: "Thanks." }, owner: true },
    "reviews/mutations:report": { who: "creator", args: { reviewId, reason: "Spam." }, owner: true },
    "reviews/mutations:hide": { who: "admin", args: { reviewId, reason: "Spam." } },
    "reviews/mutations:keep": { who: "admin", args: { reviewId } },
    "wishlist/queries:ids": { who: "user", args: {} },
    "wishlist/queries:mine": { who: "user", args: { paginationOpts } },
    "wishlist/mutations:set": { who: "user", args: { beatId, wished: true } },
    "identity/mutations:syncUser": { who: "service", args: { authority: "embedded", externalId: "usr_eve", email: "ben@example.com", emailVerified: true, name: "Ben", imageUrl: null } },
    "identity/queries:known": { who: "service", args: { authority: "clerk", externalId: "user_1" } },
    "identity/queries:viewer": { who: "anybody", args: {} },
    "identity/signIn:requestMagicLink": { who: "service", args: mailed },
    "identity/signIn:magicLink": { who: "service", args: { token } },
    "identity/signIn:redeemMagicLink": { who: "service", args: { token, name: "" } },
    "identity/signIn:requestPasswordReset": { who: "service", args: mailed },
    "identity/signIn:passwordReset": { who: "service", args: { token } },
    "identity/signIn:resetPassword": { who: "service", args: { token, hash: "h", recoveryUrl: "http://localhost:3000/x" } },
    "identity/signIn:withProvider": { who: "service", args: { profile: { providerId: "google", accountId: "1", email: "ben@example.com", emailVerified: true, name: "Ben" } } },
    "platform/analytics:record": { who: "service", args: { userId: null, anonymousId: "a", event: "page_view", properties: {} } },
    "platform/health:ping": { who: "anybody", args: {} },
    "platform/inbox:receive": { who: "service", args: { provider: "stripe", eventId: "evt_forged", type: "checkout.session.completed", payload: "{}" } },
    "platform/incidentList:list": { who: "admin", args: { state: "open", paginationOpts } },
    "platform/incidentList:resolve": { who: "admin", args: { incidentId, note: "n" } },
    "platform/mail/mutations:lift": { who: "admin", args: { suppressionId } },
    "platform/mail/mutations:suppress": { who: "admin", args: { address: "eve@example.com" } },
    "platform/mail/queries:messages": { who: "admin", args: { address: "ben@example.com", paginationOpts } },
    "platform/mail/queries:suppression": { who: "service", args: { address: "ben@example.com" } },
    "platform/mail/queries:suppressions": { who: "admin", args: { paginationOpts } },
    "platform/mutations:replayEvent": { who: "admin", args: { inboxId: event._id } },
    "platform/mutations:retryWork": { who: "admin", args: { workId: work._id } },
    "platform/queries:events": { who: "admin", args: { state: "failed", paginationOpts } },
    "platform/queries:auditLog": { who: "admin", args: { filter: {}, paginationOpts } },
    "platform/queries:event": { who: "admin", args: { inboxId: event._id } },
    "platform/queries:overview": { who: "admin", args: {} },
    "platform/queries:work": { who: "admin", args: { state: "parked", paginationOpts } },
    "commerce/orders:list": { who: "admin", args: { paginationOpts } },
    "commerce/orders:find": { who: "admin", args: { text: "BL-" } },
    "commerce/orders:one": { who: "admin", args: { orderId: bought.orderId } },
    "platform/proofs:accounts": { who: "admin", args: { proofId, paginationOpts } },
    "platform/proofs:list": { who: "admin", args: { paginationOpts } },
    "platform/proofs:runNow": { who: "admin", args: {} },
    "platform/reconciler:runNow": { who: "admin", args: {} },
    "platform/reconciler:runs": { who: "admin", args: { paginationOpts } },
    "platform/work:claim": { who: "service", args: { workId: work._id } },
    "platform/work:complete": { who: "service", args: { ...lease, result: { deleted: true } } },
    "platform/work:enqueue": { who: "service", args: { kind: "mail.send", key: "k", args: { template: "t", to: "x@example.com", data: {} } } },
    "platform/work:fail": { who: "service", args: { ...lease, error: "x", permanent: true } },
    "platform/work:progress": { who: "service", args: { ...lease, percent: 1, step: "x" } },
    "seo/queries:marks": { who: "anybody", args: { kind: "beats" } },
    "seo/queries:pages": { who: "anybody", args: { kind: "stores", from: 0, to: null, cursor: null } },
    "stores/queries:bySlug": { who: "anybody", args: { slug: "ada" } },
    "stores/queries:creators": { who: "anybody", args: { paginationOpts } },
    "stores/queries:findByName": { who: "anybody", args: { words: "ada" } },
    "stores/queries:slugStatus": { who: "anybody", args: { slug: "free-one" } },
    "stores/queries:firstSteps": { who: "creator", args: {} },
    "stores/queries:mine": { who: "user", args: {} },
    "stores/queries:edit": { who: "creator", args: {} },
    "stores/mutations:update": { who: "creator", args: { accent: "moss", sections: [], links: [], featuredBeatId: null, bio: "", version: 0 } },
    "stores/images:begin": { who: "creator", args: {} },
    "stores/images:drop": { who: "creator", args: { slot: "avatar" } },
    "stores/images:keep": { who: "service", args: { storeId: ada.storeId, slot: "avatar", storageId, size: 1 } },
    "stores/images:read": { who: "service", args: { fileId: "x" } },
    "stores/mutations:open": { who: "user", args: { name: "Mine", slug: "mine-store", bio: "" } },
  };
  return { house, ada, ben, args, bought, open };
}

type Caller = Pick<Person, "query" | "mutation">;

/** Calls a function by name, as a browser past the routes would. */
async function call(caller: Caller, name: string, kind: Kind, args: Record<string, unknown>): Promise<unknown> {
  if (kind === "query") return await caller.query(makeFunctionReference<"query">(name), args);
  return await caller.mutation(makeFunctionReference<"mutation">(name), args);
}

const refusal = (...codes: string[]) => ({ data: { code: expect.toBeOneOf(codes) } });

test("every public function has its row above, so none is forgotten", async () => {
  const { args } = await world();
  expect(Object.keys(args).sort()).toEqual([...(await publicFunctions()).keys()].sort());
});

describe("defects 1 to 12: past the routes, every function", () => {
  test("refuses a visitor unless it is for anybody", async () => {
    const { house, args } = await world();
    const kinds = await publicFunctions();
    for (const [name, { who, args: given }] of Object.entries(args)) {
      const answer = call(house.t, name, kinds.get(name) ?? "query", given);
      if (who === "anybody") await expect(answer, name).resolves.toBeDefined();
      else await expect(answer, name).rejects.toMatchObject(refusal("unauthenticated", "forbidden"));
    }
  });

  test("refuses a signed-in user what is for the service, for administrators or for creators", async () => {
    const { house, args } = await world();
    const eve = await person(house, "eve");
    const kinds = await publicFunctions();
    for (const [name, { who, args: given }] of Object.entries(args)) {
      if (who === "anybody" || who === "user") continue;
      await expect(call(eve, name, kinds.get(name) ?? "query", given), name).rejects.toMatchObject(refusal("forbidden"));
    }
  });

  test("refuses a token of an issuer nobody trusts, even with the right subject", async () => {
    const { house, args } = await world();
    const forger = house.t.withIdentity({ issuer: "http://localhost:3000/issuer/other", subject: "usr_ada" });
    const kinds = await publicFunctions();
    for (const [name, { who, args: given }] of Object.entries(args)) {
      if (who === "anybody") continue;
      await expect(call(forger, name, kinds.get(name) ?? "query", given), name).rejects.toMatchObject(refusal("unauthenticated", "forbidden"));
    }
  });

  test("lets the service act as nobody: what is a user's is refused to it", async () => {
    const { house, args } = await world();
    const kinds = await publicFunctions();
    for (const [name, { who, args: given }] of Object.entries(args)) {
      if (who === "anybody" || who === "service") continue;
      await expect(call(house.service, name, kinds.get(name) ?? "query", given), name).rejects.toMatchObject(refusal("unauthenticated"));
    }
  });

  test("answers somebody else's record as if there were none", async () => {
    const { house, args } = await world();
    const stranger = await creator(house, "eve");
    const kinds = await publicFunctions();
    for (const [name, { owner, args: given }] of Object.entries(args)) {
      if (owner !== true) continue;
      await expect(call(stranger, name, kinds.get(name) ?? "query", given), name).rejects.toMatchObject(refusal("not_found"));
    }
  });
});

test("with no service issuer configured, nobody is the service", async () => {
  const { house } = await world();
  vi.stubEnv("AUTH_SERVICE_ISSUER", "");
  const nobody = house.t.withIdentity({ issuer: "", subject: "service" });
  await expect(nobody.mutation(api.files.mutations.storageUploadUrl, {})).rejects.toMatchObject(refusal("forbidden"));
});

test("an administrator's rights need a confirmed address", async () => {
  const { house } = await world();
  const admin = await person(house, "root", { role: "admin", verified: false });
  await expect(admin.query(api.platform.queries.work, { state: "parked", paginationOpts: { numItems: 1, cursor: null } })).rejects.toMatchObject(refusal("forbidden"));
});

test("an order is visible to its buyer alone", async () => {
  const { house, ada, ben, bought } = await world();
  const look = async (who: Caller) => await who.query(api.commerce.queries.bySession, { sessionId: bought.sessionId });
  expect(await look(ben)).toMatchObject({ payment: "paid", lines: [{ license: { tierName: "Basic lease" } }] });
  expect(await look(ada)).toBeNull();
  expect(await look(await person(house, "eve"))).toBeNull();
});

test("defect 18: an event nobody delivered cannot be marked as processed in advance", async () => {
  const { house, ben } = await world();
  const forged = { provider: "stripe", eventId: "evt_next", type: "checkout.session.completed", payload: "{}" } as const;
  for (const who of [ben, house.t]) await expect(who.mutation(api.platform.inbox.receive, forged)).rejects.toMatchObject(refusal("forbidden"));
  expect((await house.rows("inbox")).some(({ eventId }) => eventId === "evt_next")).toBe(false);
});

test("the worker reads what it renders, and where it is stored", async () => {
  const { house } = await world();
  const [license] = await house.rows("licenses");
  if (license === undefined) throw new Error("no licence");
  expect(await house.service.query(api.commerce.queries.contractSource, { licenseId: license._id })).toMatchObject({ snapshot: license.snapshot, hash: license.hash });
  const mp3 = (await house.rows("files")).find(({ purpose }) => purpose === "beat_mp3");
  if (mp3 === undefined) throw new Error("no MP3");
  expect(await house.service.query(api.files.queries.storageUrl, { fileId: mp3._id })).toMatchObject({ contentType: "audio/mpeg", url: expect.stringContaining("http") });
});

test("an analytics event is bounded", async () => {
  const { house } = await world();
  const record = async (event: string, properties: Record<string, string>) =>
    await house.service.mutation(api.platform.analytics.record, { userId: null, anonymousId: "a", event, properties });
  await record("beat_played", { slug: "night-bus" });
  expect(await house.rows("analyticsEvents")).toMatchObject([{ event: "beat_played", properties: { slug: "night-bus" } }]);
  const crowded = Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`p${index}`, "x"]));
  for (const [event, properties] of [["Bad Name", {}], ["ok", crowded], ["ok", { long: "x".repeat(501) }]] as const) {
    await expect(record(event, properties)).rejects.toMatchObject(refusal("invalid_request"));
  }
});
