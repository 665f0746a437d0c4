import sharp from "sharp";
import { expect } from "vitest";
import { z } from "zod";
import type { Person } from "../../scripts/seed/person";
import { creator, stranger } from "../support/world";
import { type Case, FOREIGN } from "./case";

const AVATAR = "/api/studio/store/image/avatar";
const picture = async () => new Uint8Array(await sharp({ create: { width: 300, height: 200, channels: 3, background: "#884422" } }).png().toBuffer());
const put = (person: Person, body: Uint8Array<ArrayBuffer> | string, path = AVATAR, headers: Record<string, string> = {}) => person.fetch(path, { method: "PUT", body, headers });
const answered = z.object({ url: z.string() });

export const putImage: Case[] = [
  {
    name: "a creator's picture is on their store, made anew",
    status: 200,
    call: async () => {
      const own = await creator();
      const response = await put(own.person, await picture());
      const { url } = answered.parse(await response.clone().json());
      expect(await (await stranger().fetch(`/${own.slug}`)).text()).toContain(url);
      return response;
    },
    check: async (response) => expect(answered.parse(await response.json()).url).toMatch(/^\/api\/images\/[a-z0-9]+\.webp$/),
  },
  { name: "what is no picture, whatever it calls itself", status: 415, code: "unsupported_media_type", call: async () => put((await creator()).person, "<svg onload=alert(1)>", AVATAR, { "content-type": "image/png" }) },
  { name: "more than 5 MB is too large", status: 413, code: "payload_too_large", call: async () => put((await creator()).person, new Uint8Array(5 * 1024 * 1024 + 1)) },
  { name: "a place that no store has", status: 400, code: "invalid_request", call: async ({ seller }) => put(seller.person, await picture(), "/api/studio/store/image/logo") },
  { name: "somebody without a store", status: 403, code: "forbidden", call: async ({ other }) => put(other.person, await picture()) },
  { name: "no identity", status: 401, code: "unauthenticated", call: async () => put(stranger(), await picture()) },
  { name: "a foreign page", status: 403, code: "foreign_origin", call: async ({ seller }) => put(seller.person, await picture(), AVATAR, FOREIGN) },
];

export const image: Case[] = [
  {
    name: "anybody sees a store's picture, and caches keep it",
    status: 200,
    call: async () => {
      const { url } = answered.parse(await (await put((await creator()).person, await picture())).json());
      return stranger().fetch(url);
    },
    check: async (response) => {
      expect(response.headers.get("content-type")).toBe("image/webp");
      expect(response.headers.get("cache-control")).toContain("immutable");
      expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({ width: 512, height: 512 });
    },
  },
  { name: "what is no picture of a store does not exist", status: 404, code: "not_found", call: () => stranger().fetch("/api/images/x.webp") },
  { name: "a name that is none", status: 404, code: "not_found", call: () => stranger().fetch("/api/images/secrets.json") },
];
