import { createHmac } from "node:crypto";
import { expect } from "vitest";
import { checkout, house, member, stranger } from "../support/world";
import { type Case, FOREIGN, overTheLimit } from "./case";

const VERIFY = "/api/verify-payment";

export const verifyPayment: Case[] = [
  {
    name: "a paid order of one's own is confirmed, again and again",
    status: 200,
    call: ({ owner }) => owner.person.post(VERIFY, { sessionId: owner.sessionId }),
    check: async (response) => expect(await response.json()).toMatchObject({ paid: true }),
  },
  {
    name: "an open order is not paid, and says so",
    status: 200,
    call: async ({ beat: { beatId } }) => {
      const { person } = await member();
      const { sessionId } = await checkout(person, beatId);
      return person.post(VERIFY, { sessionId });
    },
    check: async (response) => expect(await response.json()).toMatchObject({ paid: false }),
  },
  { name: "somebody else's session does not exist", status: 404, code: "not_found", call: ({ other, foreignSession: { sessionId } }) => other.person.post(VERIFY, { sessionId }) },
  { name: "an unknown session does not exist", status: 404, code: "not_found", call: ({ other }) => other.person.post(VERIFY, { sessionId: `cs_test_${"a".repeat(24)}` }) },
  { name: "something that is no session id", status: 400, code: "invalid_request", call: ({ other }) => other.person.post(VERIFY, { sessionId: 7 }) },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ owner }) => stranger().post(VERIFY, { sessionId: owner.sessionId }) },
  { name: "a foreign page", status: 403, code: "foreign_origin", call: ({ owner }) => owner.person.post(VERIFY, { sessionId: owner.sessionId }, FOREIGN) },
];

const WEBHOOK = "/api/webhooks/stripe";
const EVENT = JSON.stringify({ id: "evt_forged", object: "event", type: "checkout.session.completed", data: { object: {} } });
const signed = (secret: string, time: number) => `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${EVENT}`).digest("hex")}`;
const seconds = () => Math.floor(Date.now() / 1000);

export const stripeWebhook: Case[] = [
  { name: "defect 27: without a signature nothing is taken", status: 400, call: () => stranger().fetch(WEBHOOK, { method: "POST", body: EVENT }) },
  { name: "a signature by another secret is refused", status: 400, call: () => stranger().fetch(WEBHOOK, { method: "POST", headers: { "stripe-signature": signed("whsec_other", seconds()) }, body: EVENT }) },
  { name: "an empty secret does not verify", status: 400, call: () => stranger().fetch(WEBHOOK, { method: "POST", headers: { "stripe-signature": signed("", seconds()) }, body: EVENT }) },
  { name: "a body beyond the limit is not read", status: 413, call: () => stranger().fetch(WEBHOOK, { method: "POST", headers: { "stripe-signature": "t=1,v1=00" }, body: "x".repeat(2 * 1024 * 1024) }) },
];

const WORK = "/api/internal/work";
const bell = (id: string, secret: string, time: number) => ({ "x-backline-time": String(time), "x-backline-signature": createHmac("sha256", secret).update(`${time}.${id}`).digest("hex") });

const ROW = "k57".padEnd(32, "0");

export const internalWork: Case[] = [
  { name: "an unsigned bell is not heard", status: 401, call: () => stranger().post(WORK, { id: ROW }) },
  { name: "a bell signed with another secret is not heard", status: 401, call: () => stranger().post(WORK, { id: ROW }, bell(ROW, "wrong", Date.now())) },
  { name: "an old bell is not heard", status: 401, call: () => stranger().post(WORK, { id: ROW }, bell(ROW, house().workSecret, Date.now() - 3_600_000)) },
  { name: "a bell signed for another row is not heard", status: 401, call: () => stranger().post(WORK, { id: ROW }, bell(ROW.replace("k57", "k58"), house().workSecret, Date.now())) },
  { name: "what is no id is refused before anything is looked up", status: 400, code: "invalid_id", call: () => stranger().post(WORK, { id: "x" }, bell("x", house().workSecret, Date.now())) },
];

const UPLOAD = "/api/uploadthing?actionType=upload&slug=beat_master";
const file = (change: object = {}) => ({ files: [{ name: "a.wav", size: 1000, type: "audio/wav", lastModified: 0, ...change }], input: null });

export const uploadRoutes: Case[] = [
  { name: "the kinds of upload are public knowledge", status: 200, call: () => stranger().fetch("/api/uploadthing"), check: async (response) => expect(JSON.stringify(await response.json())).toContain("beat_master") },
];

export const uploadthing: Case[] = [
  { name: "a creator gets an address to upload to", status: 200, call: ({ seller }) => seller.person.post(UPLOAD, file()), check: async (response) => expect(await response.json()).toEqual([expect.objectContaining({ url: expect.stringMatching(/^http/) })]) },
  { name: "no identity", status: 401, call: () => stranger().post(UPLOAD, file()) },
  { name: "defect 34: an image is no master", status: 415, call: ({ seller }) => seller.person.post(UPLOAD, file({ name: "a.png", type: "image/png" })) },
  { name: "more than 256 MB is refused before a byte is sent", status: 413, call: ({ seller }) => seller.person.post(UPLOAD, file({ size: 300 * 1024 * 1024 })) },
  { name: "an unknown kind of upload", status: 404, call: ({ seller }) => seller.person.post(UPLOAD.replace("beat_master", "anything"), file()) },
  { name: "a foreign page", status: 403, call: ({ seller }) => seller.person.post(UPLOAD, file(), FOREIGN) },
  overTheLimit(30, async () => {
    const { person } = await member();
    return () => person.post(UPLOAD, file({ type: "image/png", name: "a.png" }));
  }),
];
