import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { FUNCTION_LIMITS } from "../../lib/domain/limits";
import { backend, creator, person } from "./support/backend";
import { bellServer } from "./support/bell";
import { onSale } from "./support/market";
import { balances } from "./support/stripe";

bellServer();

const GIVEN = [
  { tierType: "basic", enabled: true, price: 0 },
  { tierType: "exclusive", enabled: true, price: 50_000 },
] as const;

async function market(beats = 1) {
  const house = backend();
  const seller = await creator(house, "ada");
  const made: Awaited<ReturnType<typeof onSale>>[] = [];
  for (let count = 0; count < beats; count++) {
    made.push(await onSale(house, seller, GIVEN));
    await house.pass(FUNCTION_LIMITS.createBeat.windowMs / 10);
  }
  const ben = await person(house, "ben");
  const claim = async (at = 0, who = ben) => {
    const beat = made[at];
    if (beat === undefined) throw new Error("no such beat");
    return await who.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId: beat.beatId, tierType: "basic" }, seenPrice: 0 });
  };
  return { house, seller, ben, claim };
}

describe("a licence that costs nothing", () => {
  test("is claimed at once, without Stripe: files, contract, no entry in the book", async () => {
    const { house, ben, claim } = await market();
    const claimed = await claim();
    expect(claimed).toMatchObject({ outcome: "fulfilled", session: { sessionId: `free_${claimed.orderId}` } });
    const library = await ben.query(api.commerce.queries.library, { paginationOpts: { numItems: 5, cursor: null } });
    expect(library.page).toMatchObject([{ status: "active", amount: 0, files: [{ fileType: "mp3" }, { fileType: "wav" }], upgrades: [{ tierType: "exclusive", price: 50_000 }] }]);
    const [license] = library.page;
    expect(await ben.mutation(api.entitlements.mutations.issueDownload, { licenseId: license?.licenseId, fileType: "wav" })).toMatchObject({ filename: "night-bus.wav" });
    const kinds = (await house.rows("work")).map(({ task }) => task.kind);
    expect(kinds).toContain("contract.render");
    expect(kinds.filter((kind) => kind.startsWith("stripe."))).toEqual([]);
    expect(await balances(house)).toEqual({});
  });

  test("needs an address that is confirmed", async () => {
    const { house, claim } = await market();
    const eve = await person(house, "eve", { verified: false });
    await expect(claim(0, eve)).rejects.toMatchObject({ data: { code: "email_unverified" } });
    expect(await house.rows("orders")).toEqual([]);
  });

  test("is claimed once: a second claim, or two at once, leave one licence and say where it is", async () => {
    const { house, claim } = await market();
    const both = await Promise.allSettled([claim(), claim()]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(claim()).rejects.toMatchObject({ data: { code: "already_owned", message: expect.stringContaining("library") } });
    expect(await house.rows("licenses")).toHaveLength(1);
    expect(await house.rows("orders")).toHaveLength(1);
  });

  test("cannot be claimed in floods, past any route", async () => {
    const { max, windowMs } = FUNCTION_LIMITS.claimFree;
    const { house, claim } = await market(max + 1);
    // Start with a fresh window, so that all claims fall into one.
    await house.pass(windowMs - (Date.now() % windowMs));
    for (let at = 0; at < max; at++) {
      await claim(at);
      if (at % 4 === 3) await house.pass(121_000);
    }
    await house.pass(121_000);
    await expect(claim(max)).rejects.toMatchObject({ data: { code: "rate_limited" } });
    expect(await house.rows("licenses")).toHaveLength(max);
    await house.pass(2 * windowMs);
    expect(await claim(max)).toMatchObject({ outcome: "fulfilled" });
  });
});
