import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api";
import { PLAIN_STOREFRONT, STORE_LINKS } from "../../lib/domain/storefront";
import { eraseUser } from "../../convex/identity/eraseUser";
import { backend, creator, stored } from "./support/backend";
import { bellServer } from "./support/bell";
import { draft, onSale } from "./support/market";

bellServer();

const LOOK = { accent: "moss" as const, sections: [...PLAIN_STOREFRONT.sections], links: [{ label: "", url: "instagram.com/ada" }], featuredBeatId: null, bio: "Slow and wide." };

async function scene() {
  const house = backend();
  const ada = await creator(house, "ada");
  const shown = async () => await house.t.query(api.stores.queries.bySlug, { slug: "ada-records" });
  return { house, ada, shown };
}

describe("a store's look", () => {
  test("is plain until its owner changes it, and public as soon as they have", async () => {
    const { ada, shown } = await scene();
    expect(await shown()).toMatchObject({ accent: "signal", links: [], featured: null, avatar: null });
    expect(await ada.mutation(api.stores.mutations.update, { ...LOOK, version: 0 })).toEqual({ version: 1 });
    expect(await shown()).toMatchObject({ accent: "moss", bio: "Slow and wide.", links: [{ label: "", url: "https://instagram.com/ada" }] });
    expect(await ada.query(api.stores.queries.edit, {})).toMatchObject({ version: 1, accent: "moss" });
  });

  test("is not overwritten by a window that has not seen the last change", async () => {
    const { ada, shown } = await scene();
    await ada.mutation(api.stores.mutations.update, { ...LOOK, version: 0 });
    await expect(ada.mutation(api.stores.mutations.update, { ...LOOK, accent: "rose", version: 0 })).rejects.toMatchObject({ data: { code: "conflict", details: { currentVersion: 1 } } });
    expect(await shown()).toMatchObject({ accent: "moss" });
  });

  test.each([
    ["a script", [{ label: "x", url: "javascript:alert(1)" }]],
    ["plain http", [{ label: "x", url: "http://instagram.com/ada" }]],
    ["this machine", [{ label: "x", url: "https://localhost/admin" }]],
    ["more links than fit", Array.from({ length: STORE_LINKS.max + 1 }, () => ({ label: "", url: "https://a.example" }))],
    ["words without end", [{ label: "x".repeat(STORE_LINKS.label + 1), url: "https://a.example" }]],
  ])("links to no %s", async (_name, links) => {
    const { ada, shown } = await scene();
    await expect(ada.mutation(api.stores.mutations.update, { ...LOOK, links, version: 0 })).rejects.toMatchObject({ data: { code: "invalid_request" } });
    expect(await shown()).toMatchObject({ links: [] });
  });

  test("features a beat of its own while it is on sale, and nobody else's", async () => {
    const { house, ada, shown } = await scene();
    const { beatId, slug } = await onSale(house, ada);
    const foreign = await onSale(house, await creator(house, "ben"));
    await expect(ada.mutation(api.stores.mutations.update, { ...LOOK, featuredBeatId: foreign.beatId, version: 0 })).rejects.toMatchObject({ data: { code: "not_found" } });
    await ada.mutation(api.stores.mutations.update, { ...LOOK, featuredBeatId: beatId, version: 0 });
    expect((await shown())?.featured?.slug).toBe(slug);
    await ada.mutation(api.beats.mutations.unpublish, { beatId });
    expect((await shown())?.featured).toBeNull();
  });
});

describe("a store's picture", () => {
  const put = async ({ house, ada }: Awaited<ReturnType<typeof scene>>, content: string) =>
    await house.service.mutation(api.stores.images.keep, { storeId: ada.storeId, slot: "avatar", ...(await stored(house, content)) });

  test("takes the place of the one before, whose bytes are deleted; saving words leaves it", async () => {
    const there = await scene();
    const first = await put(there, "one");
    const second = await put(there, "two");
    expect(second.url).not.toBe(first.url);
    const files = (await there.house.rows("files")).filter(({ purpose }) => purpose === "store_image");
    expect(files.map(({ state }) => state)).toEqual(["deleted", "ready"]);
    await there.ada.mutation(api.stores.mutations.update, { ...LOOK, version: 0 });
    expect(await there.shown()).toMatchObject({ avatar: second.url, accent: "moss" });
  });

  test("can be taken away, and is no way to read another kind of file", async () => {
    const there = await scene();
    await put(there, "one");
    await there.ada.mutation(api.stores.images.drop, { slot: "avatar" });
    expect(await there.shown()).toMatchObject({ avatar: null });
    await draft(there.house, there.ada);
    const [master] = (await there.house.rows("files")).filter(({ purpose }) => purpose === "beat_master");
    expect(await there.house.service.query(api.stores.images.read, { fileId: master?._id ?? "" })).toBeNull();
    expect(await there.house.service.query(api.stores.images.read, { fileId: "nothing" })).toBeNull();
  });

  test("goes with the account: nothing personal stays of a closed store's look", async () => {
    const there = await scene();
    await put(there, "one");
    await there.ada.mutation(api.stores.mutations.update, { ...LOOK, version: 0 });
    await there.house.t.run(async (ctx) => {
      const user = await ctx.db.get(there.ada.userId);
      if (user !== null) await eraseUser(ctx, user);
    });
    expect(await there.shown()).toBeNull();
    expect(await there.house.rows("storefronts")).toMatchObject([{ links: [], avatarFileId: null }]);
  });
});
