import { createHash } from "node:crypto";
import { expect } from "vitest";
import { readPdf } from "../../lib/pdf/testing/readPdf";
import { checkout, member, orderWhen, stranger } from "../support/world";
import { type Case, overTheLimit } from "./case";

const RECEIPT = "/api/orders/receipt";
const sha256 = (bytes: ArrayBuffer) => createHash("sha256").update(Buffer.from(bytes)).digest("hex");

export const receipt: Case[] = [
  {
    name: "the buyer gets the PDF, the same bytes each time, with their own address on it",
    status: 200,
    call: ({ owner }) => owner.person.fetch(`${RECEIPT}?orderId=${owner.orderId}`),
    check: async (response, { owner }) => {
      expect(response.headers.get("content-type")).toBe("application/pdf");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      const first = await response.arrayBuffer();
      const again = await (await owner.person.fetch(`${RECEIPT}?orderId=${owner.orderId}`)).arrayBuffer();
      expect(sha256(again)).toBe(sha256(first));
      const text = readPdf(new Uint8Array(first)).pages.join("").replace(/\s+/g, "");
      expect(text).toContain(owner.email);
      expect(text).toContain("$25.00USD");
    },
  },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ owner }) => stranger().fetch(`${RECEIPT}?orderId=${owner.orderId}`) },
  { name: "somebody else's order does not exist", status: 404, code: "not_found", call: ({ owner, other }) => other.person.fetch(`${RECEIPT}?orderId=${owner.orderId}`) },
  { name: "the seller has no receipt of their buyer's", status: 404, code: "not_found", call: ({ owner, seller }) => seller.person.fetch(`${RECEIPT}?orderId=${owner.orderId}`) },
  { name: "what is no id is refused", status: 400, code: "invalid_id", call: ({ owner }) => owner.person.fetch(`${RECEIPT}?orderId=x`) },
  { name: "no id is an invalid request", status: 400, code: "invalid_request", call: ({ owner }) => owner.person.fetch(RECEIPT) },
  {
    name: "an order that is not paid has none yet",
    status: 409,
    code: "not_ready",
    call: async ({ beat: { beatId } }) => {
      const { person } = await member();
      const { sessionId } = await checkout(person, beatId);
      const { orderId } = await orderWhen(person, sessionId, ({ payment }) => payment === "open");
      return await person.fetch(`${RECEIPT}?orderId=${orderId}`);
    },
  },
  overTheLimit(30, async ({ owner }) => {
    const { person } = await member();
    return () => person.fetch(`${RECEIPT}?orderId=${owner.orderId}`);
  }),
];
