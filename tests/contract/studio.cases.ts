import { expect } from "vitest";
import { stranger } from "../support/world";
import { type Case, overTheLimit } from "./case";

const EXPORT = "/api/studio/sales/export";

export const exportSales: Case[] = [
  {
    name: "a seller gets their sales as CSV, with a head and a row per sale",
    status: 200,
    call: ({ seller }) => seller.person.fetch(EXPORT),
    check: async (response) => {
      expect(response.headers.get("content-type")).toContain("text/csv");
      expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="sales-\d{4}-\d\d-\d\d\.csv"$/);
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      const [head, ...rows] = (await response.text()).split("\r\n");
      expect(head).toContain("Order,Buyer,E-mail,Item");
      expect(rows.some((row) => row.includes(",25.00,2.50,"))).toBe(true);
    },
  },
  {
    name: "a range in which nothing was sold gives the head alone",
    status: 200,
    call: ({ seller }) => seller.person.fetch(`${EXPORT}?from=0&to=1`),
    check: async (response) => expect((await response.text()).split("\r\n")).toHaveLength(2),
  },
  { name: "somebody without a store has no sales to give", status: 403, code: "forbidden", call: ({ other }) => other.person.fetch(EXPORT) },
  { name: "a status that does not exist", status: 400, code: "invalid_request", call: ({ seller }) => seller.person.fetch(`${EXPORT}?status=stolen`) },
  { name: "a moment that is none", status: 400, code: "invalid_request", call: ({ seller }) => seller.person.fetch(`${EXPORT}?from=yesterday`) },
  { name: "no identity", status: 401, code: "unauthenticated", call: () => stranger().fetch(EXPORT) },
  overTheLimit(5, async () => {
    const person = stranger();
    return () => person.fetch(EXPORT);
  }),
];

export const evidence: Case[] = [
  { name: "what cannot be an id", status: 400, code: "invalid_id", call: ({ seller }) => seller.person.fetch("/api/disputes/not%20an%20id/evidence") },
  { name: "the id of something else is no dispute", status: 400, code: "invalid_id", call: ({ seller, owner }) => seller.person.fetch(`/api/disputes/${owner.licenseId}/evidence`) },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ owner }) => stranger().fetch(`/api/disputes/${owner.licenseId}/evidence`) },
];
