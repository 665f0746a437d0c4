import { randomBytes } from "node:crypto";
import { ConvexClient } from "convex/browser";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import type { House } from "../house/house";
import { expectOk, Person } from "../seed/person";
import { render, toWav } from "../seed/synth";
import { uploadMaster } from "../seed/upload";
import { pooled } from "./figures";

export interface Shop {
  slugs: string[];
  buyers: Person[];
  openCheckout(buyer: Person): Promise<{ buyer: Person; sessionId: string }>;
  /** Pays the session and gives the ms from the accepted card until a live query shows the order fulfilled. */
  payAndWait(buyer: Person, sessionId: string): Promise<number>;
}

/** A store with published beats and verified buyers, made through the product's own doors. */
export async function stockShop(house: House, size: { beats: number; buyers: number }): Promise<Shop> {
  const seller = await newPerson(house, 0);
  await (await seller.convex()).mutation(api.stores.mutations.open, { name: "Bench", slug: "bench-store", bio: "" });
  // Twenty beats an hour is what one creator may add; the rest of the shop belongs to a second one.
  const second = await newPerson(house, 1);
  await (await second.convex()).mutation(api.stores.mutations.open, { name: "Bench Two", slug: "bench-store-two", bio: "" });
  const beats = await pooled(Array.from({ length: size.beats }, (_, index) => index), 2, (index) => addBeat(index < 16 ? seller : second, index));
  const buyers = await pooled(Array.from({ length: size.buyers }, (_, index) => index), 4, (index) => newPerson(house, index + 2));
  const target = beats[0]?.beatId;
  return {
    slugs: beats.map(({ slug }) => slug),
    buyers,
    openCheckout: async (buyer) => {
      const response = await buyer.post("/api/beats/create-checkout-session", { beatId: target, tierType: "basic" });
      await expectOk(response.clone(), "checkout");
      const { sessionId } = z.object({ sessionId: z.string() }).parse(await response.json());
      return { buyer, sessionId };
    },
    payAndWait: (buyer, sessionId) => payAndWait(house, buyer, sessionId),
  };
}

async function newPerson(house: House, index: number): Promise<Person> {
  const person = new Person(house, `10.9.${Math.floor(index / 250)}.${(index % 250) + 1}`);
  await person.join({ email: `bench-${index}-${randomBytes(3).toString("hex")}@people.backline.test`, password: randomBytes(12).toString("base64url"), name: "Bench Person" });
  return person;
}

async function addBeat(seller: Person, index: number): Promise<{ beatId: Id<"beats">; slug: string }> {
  const master = toWav(render({ bpm: 120, tonic: 45, bars: 2, progression: [0], kick: "x...", snare: "....x...", hat: "x.", bass: "x...", keys: "electric", swing: 0, seed: index }));
  const masterFileId = await uploadMaster(seller, `bench-${index}.wav`, master);
  const convex = await seller.convex();
  const beat = await convex.mutation(api.beats.mutations.create, {
    masterFileId, title: `Bench ${index}`, description: "", genre: "trap", bpm: 120, key: "A minor", moods: ["dark"], tags: ["bench"],
    tiers: [{ tierType: "basic", enabled: true, price: 2500 }, { tierType: "exclusive", enabled: true, price: 50_000 }],
  });
  for (;;) {
    const { processing } = await convex.query(api.beats.queries.edit, { beatId: beat.beatId });
    if (processing.state === "ready") break;
    if (processing.state === "failed") throw new Error(processing.error ?? "processing failed");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await convex.mutation(api.beats.mutations.publish, { beatId: beat.beatId });
  return beat;
}

async function payAndWait(house: House, buyer: Person, sessionId: string): Promise<number> {
  const token = await buyer.convexToken();
  const live = new ConvexClient(house.convex.url);
  live.setAuth(async () => token);
  try {
    const fulfilled = new Promise<number>((resolve) => {
      live.onUpdate(api.commerce.queries.bySession, { sessionId }, (order) => {
        if (order?.fulfilment === "fulfilled") resolve(performance.now());
      });
    });
    const response = await fetch(`${house.sandbox?.url}/_admin/stripe/sessions/${sessionId}/pay`, {
      method: "POST",
      headers: { authorization: `Bearer ${house.sandbox?.adminToken}`, "content-type": "application/json" },
      body: JSON.stringify({ card: "4242424242424242" }),
    });
    await expectOk(response, "pay");
    const paid = performance.now();
    return (await fulfilled) - paid;
  } finally {
    await live.close();
  }
}
