import { expect } from "vitest";
import type { Person } from "../../scripts/seed/person";
import { stranger } from "../support/world";
import { makeWav } from "../../lib/audio/testing/makeWav";
import { type Case, FOREIGN, overTheLimit } from "./case";

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

const TAG = "/api/studio/preview-tag?name=tag.wav";
const putTag = (person: Person, body: Uint8Array<ArrayBuffer> | string, path = TAG, headers: Record<string, string> = {}) => person.fetch(path, { method: "PUT", body, headers: { "content-type": "application/octet-stream", ...headers } });
const sound = (seconds: number) => new Uint8Array(makeWav({ frames: 44_100 * seconds }));

export const putPreviewTag: Case[] = [
  {
    name: "two seconds of sound become the tag",
    status: 200,
    call: ({ seller }) => putTag(seller.person, sound(2)),
    check: async (response) => expect(await response.json()).toEqual({ durationMs: 2_000 }),
  },
  { name: "what is called a WAV and is none", status: 415, code: "unsupported_media_type", call: ({ seller }) => putTag(seller.person, "RIFF, or so it says") },
  { name: "longer than fifteen seconds", status: 415, code: "unsupported_media_type", call: ({ seller }) => putTag(seller.person, sound(16)) },
  { name: "without a name", status: 400, code: "invalid_request", call: ({ seller }) => putTag(seller.person, sound(2), "/api/studio/preview-tag") },
  { name: "somebody without a store has no previews to mark", status: 403, code: "forbidden", call: ({ other }) => putTag(other.person, sound(2)) },
  { name: "a foreign page", status: 403, code: "foreign_origin", call: ({ seller }) => putTag(seller.person, sound(2), TAG, FOREIGN) },
  { name: "no identity", status: 401, code: "unauthenticated", call: () => putTag(stranger(), sound(2)) },
];

const FIGURES = "/api/studio/analytics/export";
const MARCH = "from=2026-03-01&to=2026-03-31";

export const exportFigures: Case[] = [
  {
    name: "a seller gets their figures as CSV, a row per day",
    status: 200,
    call: ({ seller }) => seller.person.fetch(`${FIGURES}?by=time&${MARCH}`),
    check: async (response) => {
      expect(response.headers.get("content-type")).toContain("text/csv");
      expect(response.headers.get("content-disposition")).toBe('attachment; filename="figures-by-time-2026-03-01-to-2026-03-31.csv"');
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      const lines = (await response.text()).trimEnd().split("\r\n");
      expect(lines[0]).toBe("From (UTC),Visits,Visitors,Plays,Listeners,Checkouts,Sales,Net (USD)");
      expect(lines).toHaveLength(32);
      expect(lines[1]).toBe("2026-03-01,0,0,0,0,0,0,0.00");
    },
  },
  {
    name: "a time in which nothing happened gives no beat, the head alone",
    status: 200,
    call: ({ seller }) => seller.person.fetch(`${FIGURES}?by=beat&${MARCH}`),
    check: async (response) => expect((await response.text()).trimEnd()).toBe("Beat,Title,Visits,Visitors,Plays,Listeners,Checkouts,Sales,Net (USD)"),
  },
  { name: "somebody without a store has no figures to give", status: 403, code: "forbidden", call: ({ other }) => other.person.fetch(`${FIGURES}?by=beat&${MARCH}`) },
  { name: "days that run backwards", status: 400, code: "invalid_request", call: ({ seller }) => seller.person.fetch(`${FIGURES}?by=beat&from=2026-03-31&to=2026-03-01`) },
  { name: "more days than are read at once", status: 400, code: "invalid_request", call: ({ seller }) => seller.person.fetch(`${FIGURES}?by=beat&from=2024-03-31&to=2026-03-01`) },
  { name: "a day that is none", status: 400, code: "invalid_request", call: ({ seller }) => seller.person.fetch(`${FIGURES}?by=beat&from=2026-02-30&to=2026-03-01`) },
  { name: "by what is not kept", status: 400, code: "invalid_request", call: ({ seller }) => seller.person.fetch(`${FIGURES}?by=country&${MARCH}`) },
  { name: "no identity", status: 401, code: "unauthenticated", call: () => stranger().fetch(`${FIGURES}?by=beat&${MARCH}`) },
  overTheLimit(30, async () => {
    const person = stranger();
    return () => person.fetch(`${FIGURES}?by=beat&${MARCH}`);
  }),
];

export const evidence: Case[] = [
  { name: "what cannot be an id", status: 400, code: "invalid_id", call: ({ seller }) => seller.person.fetch("/api/disputes/not%20an%20id/evidence") },
  { name: "the id of something else is no dispute", status: 400, code: "invalid_id", call: ({ seller, owner }) => seller.person.fetch(`/api/disputes/${owner.licenseId}/evidence`) },
  { name: "no identity", status: 401, code: "unauthenticated", call: ({ owner }) => stranger().fetch(`/api/disputes/${owner.licenseId}/evidence`) },
];
