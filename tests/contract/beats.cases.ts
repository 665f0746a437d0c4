import { createHash } from "node:crypto";
import { expect } from "vitest";
import { api } from "../../convex/_generated/api";
import { beat, member, purchase, stranger } from "../support/world";
import { type Case, FOREIGN, overTheLimit } from "./case";
import type { Scene } from "./scene";

const sha256 = (bytes: ArrayBuffer) => createHash("sha256").update(new Uint8Array(bytes)).digest("hex");
const json = { accept: "application/json" };
const CHECKOUT = "/api/beats/create-checkout-session";

export const createCheckoutSession: Case[] = [
  {
    name: "a verified buyer gets a session and where to pay",
    status: 200,
    call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { beatId, tierType: "basic", price: 2500 }),
    check: async (response) => expect(await response.json()).toEqual({ sessionId: expect.stringMatching(/^cs_/), url: expect.stringMatching(/^http/) }),
  },
  {
    name: "with a coupon the price is the one with it",
    status: 200,
    call: async ({ seller, beat: { beatId } }) => {
      const convex = await seller.person.convex();
      const { code } = await convex.mutation(api.deals.coupons.create, { code: null, discount: { kind: "percent", percent: 20 }, beatIds: null, tiers: null, minAmount: 0, startsAt: null, endsAt: null, maxUses: null, maxPerBuyer: null, enabled: true });
      const { person } = await member();
      expect((await person.post(CHECKOUT, { beatId, tierType: "basic", price: 2500, couponCode: code })).status).toBe(409);
      return person.post(CHECKOUT, { beatId, tierType: "basic", price: 2000, couponCode: code.toLowerCase() });
    },
    check: async (response) => expect(await response.json()).toEqual({ sessionId: expect.stringMatching(/^cs_/), url: expect.stringMatching(/^http/) }),
  },
  { name: "a coupon that is none opens nothing", status: 409, code: "coupon_refused", call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { beatId, tierType: "basic", couponCode: "NO-SUCH-CODE" }) },
  {
    name: "asking again while the order is open gives the same session (double click)",
    status: 200,
    call: async ({ beat: { beatId } }) => {
      const { person } = await member();
      const both = await Promise.all([person.post(CHECKOUT, { beatId, tierType: "basic" }), person.post(CHECKOUT, { beatId, tierType: "basic" })]);
      const [first, second] = await Promise.all(both.map((answer) => answer.clone().json()));
      expect(second).toEqual(first);
      return person.post(CHECKOUT, { beatId, tierType: "basic" });
    },
  },
  {
    name: "the same Idempotency-Key gives the same answer and says that it is a replay",
    status: 200,
    call: async ({ beat: { beatId } }) => {
      const { person } = await member();
      const key = { "idempotency-key": `test-${beatId}` };
      await person.post(CHECKOUT, { beatId, tierType: "basic" }, key);
      return person.post(CHECKOUT, { beatId, tierType: "basic" }, key);
    },
    check: (response) => expect(response.headers.get("idempotent-replayed")).toBe("true"),
  },
  {
    name: "an Idempotency-Key used for another request is a conflict",
    status: 409,
    code: "idempotency_conflict",
    call: async ({ beat: { beatId } }) => {
      const { person } = await member();
      const key = { "idempotency-key": "one-key-two-requests" };
      await person.post(CHECKOUT, { beatId, tierType: "basic" }, key);
      return person.post(CHECKOUT, { beatId, tierType: "exclusive" }, key);
    },
  },
  {
    name: "defect 36: a price other than ours is a conflict that names the current one",
    status: 409,
    code: "price_changed",
    call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { beatId, tierType: "basic", price: 1 }),
    check: async (response) => expect(await response.json()).toMatchObject({ details: { currentPrice: 2500, currency: "usd" } }),
  },
  {
    name: "who holds a smaller licence is asked for the difference, and told so when they saw the whole price",
    status: 409,
    code: "price_changed",
    call: ({ owner, beat: { beatId } }) => owner.person.post(CHECKOUT, { beatId, tierType: "exclusive", price: 50_000 }),
    check: async (response) => expect(await response.json()).toMatchObject({ details: { currentPrice: 47_500, currency: "usd" } }),
  },
  { name: "a fraction of a cent is an invalid request", status: 400, code: "invalid_request", call: async ({ other, beat: { beatId } }) => other.person.post(CHECKOUT, { beatId, tierType: "basic", price: 24.99 }) },
  { name: "an unknown tier is an invalid request", status: 400, code: "invalid_request", call: async ({ other, beat: { beatId } }) => other.person.post(CHECKOUT, { beatId, tierType: "gold" }) },
  { name: "a malformed id is refused as such", status: 400, code: "invalid_id", call: async () => (await member()).person.post(CHECKOUT, { beatId: "not-an-id", tierType: "basic" }) },
  { name: "a tier the beat does not offer is not there", status: 409, code: "unavailable", call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { beatId, tierType: "premium" }) },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ beat: { beatId } }) => stranger().post(CHECKOUT, { beatId, tierType: "basic" }) },
  { name: "an unverified address cannot buy", status: 403, code: "email_unverified", call: ({ unverified, beat: { beatId } }) => unverified.post(CHECKOUT, { beatId, tierType: "basic" }) },
  { name: "the seller cannot buy their own beat", status: 403, code: "forbidden", call: ({ seller, beat: { beatId } }) => seller.person.post(CHECKOUT, { beatId, tierType: "basic" }) },
  { name: "what one owns is not sold again", status: 409, code: "already_owned", call: ({ owner, beat: { beatId } }) => owner.person.post(CHECKOUT, { beatId, tierType: "basic" }) },
  { name: "a foreign page cannot open a checkout", status: 403, code: "foreign_origin", call: async ({ beat: { beatId } }) => (await member()).person.post(CHECKOUT, { beatId, tierType: "basic" }, FOREIGN) },
  { name: "a form is not JSON", status: 415, code: "unsupported_media_type", call: async () => (await member()).person.fetch(CHECKOUT, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=b" }) },
  { name: "a body beyond 100 KB is too large", status: 413, code: "payload_too_large", call: async () => (await member()).person.post(CHECKOUT, { beatId: "x".repeat(200_000), tierType: "basic" }) },
  overTheLimit(5, async ({ beat: { beatId } }) => {
    const { person } = await member();
    return () => person.post(CHECKOUT, { beatId, tierType: "basic" });
  }),
];

const DOWNLOAD = "/api/beats/download";

export const download: Case[] = [
  {
    name: "the owner gets the list of files without a fileType",
    status: 200,
    call: ({ owner }) => owner.person.fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}`),
    check: async (response) => {
      const body: { files: { fileType: string }[] } = await response.json();
      expect(body.files.map(({ fileType }) => fileType).sort()).toEqual(["mp3", "wav"]);
      expect(JSON.stringify(body)).not.toMatch(/https?:/);
    },
  },
  {
    name: "the WAV is the very file the seller uploaded",
    status: 200,
    call: ({ owner }) => owner.person.fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}&fileType=wav`, { headers: json }),
    check: async (response, { beat: { master } }) => {
      const body: { url: string; filename: string; expiresAt: string } = await response.json();
      expect(body.filename).toMatch(/\.wav$/);
      expect(sha256(await (await fetch(body.url)).arrayBuffer())).toBe(sha256(master.buffer));
    },
  },
  {
    name: "the MP3 is streamed to its owner",
    status: 200,
    call: ({ owner }) => owner.person.fetch(`${DOWNLOAD}?purchaseId=${owner.lineId}&fileType=mp3`, { headers: json }),
    check: async (response) => {
      const { url }: { url: string } = await response.json();
      const file = await fetch(url);
      expect(file.headers.get("content-type")).toBe("audio/mpeg");
      expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    },
  },
  { name: "a browser is redirected", status: 302, call: ({ owner }) => owner.person.fetch(`${DOWNLOAD}?purchaseId=${owner.lineId}&fileType=wav`) },
  { name: "a file the tier does not hold is refused", status: 403, code: "forbidden", call: ({ owner }) => owner.person.fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}&fileType=stems`) },
  { name: "neither id is an invalid request", status: 400, code: "invalid_request", call: ({ owner }) => owner.person.fetch(`${DOWNLOAD}?fileType=wav`) },
  { name: "a malformed id is refused as such", status: 400, code: "invalid_id", call: ({ owner }) => owner.person.fetch(`${DOWNLOAD}?licenseId=nope`) },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ owner }) => stranger().fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}`) },
  { name: "defect 8: somebody else's licence does not exist", status: 404, code: "not_found", call: ({ owner, other }) => other.person.fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}&fileType=wav`) },
  {
    name: "both ids must agree",
    status: 404,
    code: "not_found",
    call: async ({ owner, seller }) => {
      const second = await beat(seller, { basic: 1000 });
      const bought = await purchase(owner.person, second.beatId);
      return owner.person.fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}&purchaseId=${bought.lineId}`);
    },
  },
  overTheLimit(30, async ({ owner }) => {
    const { person } = await member();
    return () => person.fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}`);
  }),
];

/** The MP3 lies with us, so its link is a stream of ours. */
async function mp3Link({ owner }: Scene): Promise<URL> {
  const answer = await owner.person.fetch(`${DOWNLOAD}?licenseId=${owner.licenseId}&fileType=mp3`, { headers: json });
  const { url }: { url: string } = await answer.json();
  return new URL(url);
}

export const files: Case[] = [
  { name: "a signed link streams a range", status: 206, call: async (scene) => scene.owner.person.fetch((await mp3Link(scene)).href, { headers: { range: "bytes=0-99" } }), check: async (response) => expect((await response.arrayBuffer()).byteLength).toBe(100) },
  { name: "the answer is never cached", status: 200, call: async (scene) => scene.owner.person.fetch((await mp3Link(scene)).href), check: (response) => expect(response.headers.get("cache-control")).toContain("no-store") },
  {
    name: "a link whose end was moved is worth nothing",
    status: 403,
    code: "forbidden",
    call: async (scene) => {
      const link = await mp3Link(scene);
      link.searchParams.forEach((value, name) => /^\d{10,13}$/.test(value) && link.searchParams.set(name, String(Number(value) + 3600)));
      return scene.owner.person.fetch(link.href);
    },
  },
  {
    name: "a link for one file opens no other",
    status: 403,
    code: "forbidden",
    call: async (scene) => {
      const link = await mp3Link(scene);
      link.pathname = link.pathname.replace(/[^/]+$/, scene.owner.licenseId);
      return scene.owner.person.fetch(link.href);
    },
  },
];

const CONTRACT = "/api/beats/contract";

export const contract: Case[] = [
  {
    name: "the owner gets the PDF, the same bytes each time",
    status: 200,
    call: ({ owner }) => owner.person.fetch(`${CONTRACT}?licenseId=${owner.licenseId}`),
    check: async (response, { owner }) => {
      expect(response.headers.get("content-type")).toBe("application/pdf");
      const first = await response.arrayBuffer();
      const again = await (await owner.person.fetch(`${CONTRACT}?purchaseId=${owner.lineId}`)).arrayBuffer();
      expect(sha256(again)).toBe(sha256(first));
    },
  },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ owner }) => stranger().fetch(`${CONTRACT}?licenseId=${owner.licenseId}`) },
  { name: "somebody else's contract does not exist", status: 404, code: "not_found", call: ({ owner, other }) => other.person.fetch(`${CONTRACT}?licenseId=${owner.licenseId}`) },
  { name: "no id is an invalid request", status: 400, code: "invalid_request", call: ({ owner }) => owner.person.fetch(CONTRACT) },
  overTheLimit(30, async ({ owner }) => {
    const { person } = await member();
    return () => person.fetch(`${CONTRACT}?licenseId=${owner.licenseId}`);
  }),
];
