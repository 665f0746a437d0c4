import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import { effort } from "../support/effort";
import { backend, creator, person, USER_ISSUER, type Backend } from "./support/backend";
import { bellServer } from "./support/bell";
import { asClerkUser, CLERK_ISSUER, created, deleted, deliver, updated, type ClerkEvent } from "./support/clerk";
import { onSale } from "./support/market";
import { checkout, pay } from "./support/stripe";

bellServer();
beforeEach(() => {
  vi.stubEnv("CLERK_JWT_ISSUER_DOMAIN", CLERK_ISSUER);
  vi.stubEnv("ADMIN_EMAILS", "");
});

/** What the product knows of its users, without what differs between databases. */
async function people(house: Backend) {
  const rows = await house.rows("users");
  return rows.map(({ _id, _creationTime, createdAt: _first, changedAt: _last, deletedAt, ...row }) => ({ ...row, deleted: deletedAt !== undefined }));
}

describe("news of a Clerk user", () => {
  test("make them known, keep up with them, and say whether the address is proved", async () => {
    const house = backend();
    await deliver(house, created({ at: 1, verified: false }));
    expect(await people(house)).toMatchObject([{ authority: "clerk", externalId: "user_ada", email: "ada@example.com", emailVerified: false, name: "Ada Byron", role: "user" }]);
    await deliver(house, updated({ at: 2, email: "New@Example.com", first: "Augusta" }));
    expect(await people(house)).toMatchObject([{ email: "new@example.com", emailVerified: true, name: "Augusta Byron" }]);
    expect(await asClerkUser(house).query(api.identity.queries.viewer, {})).toMatchObject({ email: "new@example.com" });
  });

  test("a second delivery of the same message changes nothing", async () => {
    const house = backend();
    await deliver(house, created({ at: 1 }), "msg_same");
    expect(await deliver(house, updated({ at: 9, email: "evil@example.com" }), "msg_same")).toEqual({ duplicate: true });
    expect(await people(house)).toMatchObject([{ email: "ada@example.com" }]);
  });

  test("whatever order they come in, however often: the same people, and the deleted stay deleted", async () => {
    const history: ClerkEvent[] = [
      created({ at: 1, verified: false }),
      updated({ at: 2 }),
      updated({ at: 3, email: "new@example.com", first: "Augusta" }),
      deleted(),
      created({ id: "user_ben", email: "ben@example.com", first: "Ben", at: 1 }),
      updated({ id: "user_ben", email: "ben@example.com", first: "Benjamin", at: 5 }),
    ];
    const run = async (events: readonly ClerkEvent[]) => {
      const house = backend();
      for (const event of events) await deliver(house, event);
      return (await people(house)).sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
    };
    const expected = await run(history);
    expect(expected).toMatchObject([
      { externalId: "user_ada", deleted: true, name: "Deleted account" },
      { externalId: "user_ben", deleted: false, name: "Benjamin Byron" },
    ]);
    const disorder = fc
      .shuffledSubarray(history.map((_, index) => index), { minLength: history.length })
      .chain((order) => fc.array(fc.nat(history.length - 1), { maxLength: 4 }).map((again) => [...order, ...again]));
    await fc.assert(
      fc.asyncProperty(disorder, async (order) => {
        expect(await run(order.flatMap((index) => history[index] ?? []))).toEqual(expected);
      }),
      { numRuns: effort(25, 400), seed: 7 },
    );
  });

  test("nothing personal of an applied message stays in the inbox", async () => {
    const house = backend();
    await deliver(house, created({ at: 1 }));
    await deliver(house, { type: "session.created", data: { id: "sess_1", client_ip: "203.0.113.7" } });
    expect(await house.rows("inbox")).toMatchObject([
      { state: "processed", payload: "{}" },
      { state: "ignored", payload: "{}" },
    ]);
  });

  test("what is no user of Clerk's is kept as failed, with the reason", async () => {
    const house = backend();
    await deliver(house, { type: "user.created", data: { id: "user_ada" } });
    await deliver(house, { type: "user.deleted", data: { deleted: true } });
    await house.service.mutation(api.platform.inbox.receive, { provider: "clerk", eventId: "m", type: "user.deleted", payload: JSON.stringify({ type: "user.created", data: {} }) });
    await house.settle();
    expect((await house.rows("inbox")).map(({ state, note }) => [state, note])).toEqual([
      ["failed", expect.stringContaining("not what Clerk documents")],
      ["failed", expect.stringContaining("names no user")],
      ["failed", expect.stringContaining("filed as")],
    ]);
    expect(await people(house)).toEqual([]);
  });

  test("administrators are those on the list whose address Clerk verified", async () => {
    const house = backend();
    vi.stubEnv("ADMIN_EMAILS", "ada@example.com");
    await deliver(house, created({ at: 1, verified: false }));
    expect(await people(house)).toMatchObject([{ role: "user" }]);
    await deliver(house, updated({ at: 2 }));
    expect(await people(house)).toMatchObject([{ role: "admin" }]);
  });
});

describe("the account that somebody had before Clerk", () => {
  test("goes on under Clerk when both sides proved the address: store and purchases stay theirs", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    await deliver(house, created({ at: 1 }));
    expect(await people(house)).toMatchObject([{ authority: "clerk", externalId: "user_ada", linked: { authority: "embedded", externalId: "usr_ada" } }]);
    expect(await asClerkUser(house).query(api.stores.queries.mine, {})).toMatchObject({ storeId: ada.storeId });
    await expect(ada.query(api.stores.queries.mine, {})).rejects.toMatchObject({ data: { code: "unauthenticated" } });
  });

  test.each([
    ["Clerk has not verified the address", { house: true, clerk: false }],
    ["we have not", { house: false, clerk: true }],
    ["neither has", { house: false, clerk: false }],
  ])("stays apart when %s", async (_, verified) => {
    const house = backend();
    const before = await person(house, "ada", { verified: verified.house });
    await deliver(house, created({ at: 1, verified: verified.clerk }));
    expect(await people(house)).toMatchObject([{ authority: "embedded" }, { authority: "clerk" }]);
    expect(await asClerkUser(house).query(api.identity.queries.viewer, {})).not.toMatchObject({ userId: before.userId });
  });

  test("is found whichever word about the address comes first", async () => {
    const words = [created({ at: 1, verified: false }), updated({ at: 2 }), updated({ at: 3, email: "new@example.com" })];
    for (const order of [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]) {
      const house = backend();
      const ada = await creator(house, "ada");
      for (const index of order) await deliver(house, words[index] ?? deleted());
      expect(await asClerkUser(house).query(api.identity.queries.viewer, {}), order.join()).toMatchObject({ userId: ada.userId, email: "new@example.com" });
    }
  });

  test("goes the other way too: back from Clerk, a confirmed address brings store and purchases along", async () => {
    const house = backend();
    await deliver(house, created({ at: 1 }));
    const { storeId } = await asClerkUser(house).mutation(api.stores.mutations.open, { name: "Ada", slug: "ada-records", bio: "" });
    const mine = { authority: "embedded" as const, externalId: "usr_ada", email: "ada@example.com", name: "Ada", imageUrl: null };
    await house.service.mutation(api.identity.mutations.syncUser, { ...mine, emailVerified: false });
    const ada = house.t.withIdentity({ issuer: USER_ISSUER, subject: "usr_ada" });
    expect(await ada.query(api.stores.queries.mine, {})).toBeNull();
    await house.service.mutation(api.identity.mutations.syncUser, { ...mine, emailVerified: true });
    expect(await ada.query(api.stores.queries.mine, {})).toMatchObject({ storeId });
  });

  test("does not replace a Clerk account that has bought already", async () => {
    const house = backend();
    const seller = await creator(house, "seller");
    const before = await person(house, "ada");
    const { beatId } = await onSale(house, seller);
    await deliver(house, created({ at: 1, email: "other@example.com" }));
    await asClerkUser(house).mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType: "basic" } });
    await deliver(house, updated({ at: 2 }));
    expect(await asClerkUser(house).query(api.identity.queries.viewer, {})).not.toMatchObject({ userId: before.userId });
    expect(await people(house)).toMatchObject([{}, { authority: "embedded", deleted: false }, { authority: "clerk", email: "ada@example.com" }]);
  });
});

describe("a deleted account", () => {
  /** A seller with something sold, a buyer who has it, and the seller's account deleted at Clerk. */
  async function afterDeletion() {
    const house = backend();
    const ada = await creator(house, "ada");
    const ben = await person(house, "ben");
    const sold = await onSale(house, ada);
    const other = await onSale(house, ada);
    const bought = await checkout(house, ben, sold.beatId, "basic");
    await pay(house, bought);
    await house.t.run(async (ctx) => {
      const times = { createdAt: 1, updatedAt: 1 };
      await ctx.db.insert("authUsers", { id: "usr_ada", name: "Ada", email: "ada@example.com", emailVerified: true, ...times });
      await ctx.db.insert("authSessions", { id: "ses_1", token: "t", userId: "usr_ada", expiresAt: 9e15, ...times });
      await ctx.db.insert("authAccounts", { id: "acc_1", accountId: "usr_ada", providerId: "credential", userId: "usr_ada", password: "hash", ...times });
    });
    await deliver(house, created({ at: 1 }));
    const kept = { orders: await house.rows("orders"), licenses: await house.rows("licenses"), ledger: await house.rows("ledgerEntries") };
    await deliver(house, deleted());
    return { house, ada, ben, sold, other, kept };
  }

  test("has nothing personal left in its row, and none of its logins", async () => {
    const { house } = await afterDeletion();
    const [row] = await people(house);
    expect(row).toMatchObject({ deleted: true, email: "deleted@account.invalid", emailVerified: false, name: "Deleted account", imageUrl: null, role: "user" });
    expect(await Promise.all([house.rows("authUsers"), house.rows("authSessions"), house.rows("authAccounts")])).toEqual([[], [], []]);
  });

  test("is nobody to every function, whoever's token says otherwise", async () => {
    const { house } = await afterDeletion();
    const tokens = [asClerkUser(house), house.t.withIdentity({ issuer: CLERK_ISSUER, subject: "user_ada" })];
    for (const caller of tokens) {
      expect(await caller.query(api.identity.queries.viewer, {})).toBeNull();
      await expect(caller.query(api.stores.queries.mine, {})).rejects.toMatchObject({ data: { code: "unauthenticated" } });
    }
    expect(await house.service.query(api.identity.queries.known, { authority: "clerk", externalId: "user_ada" })).toBe("deleted");
  });

  test("sells nothing any more, and its store is gone from sight while its address stays taken", async () => {
    const { house, ben, other } = await afterDeletion();
    expect(await house.t.query(api.stores.queries.bySlug, { slug: "ada-records" })).toBeNull();
    expect(await house.t.query(api.stores.queries.slugStatus, { slug: "ada-records" })).toMatchObject({ available: false });
    expect(await house.t.query(api.beats.queries.list, { paginationOpts: { numItems: 10, cursor: null } })).toMatchObject({ page: [] });
    expect(await house.t.query(api.beats.queries.bySlug, { slug: other.slug })).toBeNull();
    await expect(checkout(house, ben, other.beatId, "basic")).rejects.toThrow();
    expect(await house.rows("stores")).toMatchObject([{ name: "Closed store", bio: "" }]);
  });

  test("takes nothing from those who bought: orders, licences and the ledger are what they were", async () => {
    const { house, ben, kept } = await afterDeletion();
    expect({ orders: await house.rows("orders"), licenses: await house.rows("licenses"), ledger: await house.rows("ledgerEntries") }).toEqual(kept);
    const [license] = kept.licenses;
    expect(license).toBeDefined();
    if (license === undefined) return;
    expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: license._id, fileType: "wav" })).toBeDefined();
    expect(await house.t.query(api.commerce.queries.verify, { verifyId: license.verifyId })).not.toBeNull();
  });

  test("asks a person to settle what the ledger says, once", async () => {
    const { house } = await afterDeletion();
    await deliver(house, deleted());
    expect(await house.rows("incidents")).toMatchObject([{ kind: "seller_deleted", state: "open" }]);
  });

  test("is not brought back by the server either", async () => {
    const { house } = await afterDeletion();
    const again = { authority: "clerk" as const, externalId: "user_ada", email: "ada@example.com", emailVerified: true, name: "Ada", imageUrl: null, changedAt: 99 };
    await expect(house.service.mutation(api.identity.mutations.syncUser, again)).rejects.toMatchObject({ data: { code: "unauthenticated" } });
  });

  test("closes a store of more beats than one transaction takes", async () => {
    const house = backend();
    const ada = await creator(house, "ada");
    const { beatId } = await onSale(house, ada);
    await house.t.run(async (ctx) => {
      const beat = await ctx.db.get(beatId);
      if (beat === null) throw new Error("no beat");
      const { _id, _creationTime, ...fields } = beat;
      for (let copy = 0; copy < 150; copy++) await ctx.db.insert("beats", { ...fields, slug: `${fields.slug}-${copy}` });
    });
    await deliver(house, created({ at: 1 }));
    await deliver(house, deleted());
    expect((await house.rows("beats")).filter(({ status }) => status === "published")).toEqual([]);
  });
});

describe("whose token it is", () => {
  test("our own token speaks for a Clerk user only when it says so, and never for another authority's namesake", async () => {
    const house = backend();
    await deliver(house, created({ at: 1, id: "usr_ben", email: "other@example.com" }));
    const ben = await person(house, "ben");
    expect(await ben.query(api.identity.queries.viewer, {})).toMatchObject({ userId: ben.userId });
    expect(await asClerkUser(house, "usr_ben").query(api.identity.queries.viewer, {})).toMatchObject({ email: "other@example.com" });
  });

  test("Clerk's own token is nobody's where Clerk is off", async () => {
    const house = backend();
    await deliver(house, created({ at: 1 }));
    const browser = house.t.withIdentity({ issuer: CLERK_ISSUER, subject: "user_ada" });
    expect(await browser.query(api.identity.queries.viewer, {})).toMatchObject({ email: "ada@example.com" });
    vi.stubEnv("CLERK_JWT_ISSUER_DOMAIN", "off");
    expect(await browser.query(api.identity.queries.viewer, {})).toBeNull();
  });
});
