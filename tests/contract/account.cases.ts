import { expect } from "vitest";
import { z } from "zod";
import { member, stranger } from "../support/world";
import { type Case, FOREIGN, overTheLimit } from "./case";

const EXPORT = "/api/account/export";
const document = z.object({
  account: z.object({ email: z.string() }),
  orders: z.array(z.object({ orderId: z.string() })),
  licences: z.array(z.object({ licenseId: z.string(), snapshot: z.object({ licensee: z.object({ email: z.string() }) }) })),
  wishlist: z.array(z.unknown()),
  following: z.array(z.unknown()),
  reviews: z.array(z.unknown()),
  downloads: z.array(z.unknown()),
});

export const exported: Case[] = [
  {
    name: "one's own account, orders and licences, as a file of JSON, and nobody else's",
    status: 200,
    call: ({ owner }) => owner.person.fetch(EXPORT),
    check: async (response, { owner }) => {
      expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="account-\d{4}-\d{2}-\d{2}\.json"$/);
      const text = await response.text();
      const { account, orders, licences } = document.parse(JSON.parse(text));
      expect(account.email).toBe(owner.email);
      expect(orders.map(({ orderId }) => orderId)).toContain(owner.orderId);
      expect(licences.map(({ licenseId }) => licenseId)).toContain(owner.licenseId);
      expect(new Set(licences.map(({ snapshot }) => snapshot.licensee.email))).toEqual(new Set([owner.email]));
      expect(text).not.toContain("sessionUrl");
    },
  },
  {
    name: "somebody who has nothing gets empty lists",
    status: 200,
    call: async () => (await member()).person.fetch(EXPORT),
    check: async (response) => expect(document.parse(await response.json())).toMatchObject({ orders: [], licences: [], wishlist: [], following: [], reviews: [], downloads: [] }),
  },
  { name: "no identity", status: 401, code: "unauthenticated", call: () => stranger().fetch(EXPORT) },
  overTheLimit(5, async () => {
    const { person } = await member();
    return () => person.fetch(EXPORT);
  }),
];

/** What holds for every change of one's own account. */
function guarded(path: string, body: Record<string, string | boolean>, bad: Record<string, string | boolean> = {}): Case[] {
  return [
    { name: "without a session it is refused", status: 401, code: "unauthenticated", call: () => stranger().post(path, body) },
    { name: "a body that is not one", status: 400, code: "invalid_request", call: ({ other }) => other.person.post(path, bad) },
    { name: "a foreign page is refused", status: 403, code: "foreign_origin", call: ({ other }) => other.person.post(path, body, FOREIGN) },
    {
      name: "the sixth call within a minute is refused",
      status: 429,
      code: "rate_limited",
      call: async () => {
        const { person } = await member();
        // What ends the caller's own session is asked for with what is refused, so that it can be asked for again.
        const harmless = path === "/api/auth/revoke-sessions" ? { keepCurrent: true } : body;
        for (let call = 0; call < 5; call++) expect((await person.post(path, harmless)).status).not.toBe(429);
        return await person.post(path, harmless);
      },
      check: (response) => expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0),
    },
  ];
}

const CHANGE = { currentPassword: "not the password", newPassword: "a new password" };
const MOVE = { newEmail: "moved@people.backline.test", password: "not the password" };
const DEAD = { token: `ver_${"0".repeat(32)}.${"A".repeat(43)}` };

export const updateUser: Case[] = [
  {
    name: "the name is another one at once",
    status: 200,
    call: async () => {
      const { person } = await member();
      expect((await person.post("/api/auth/update-user", { name: " Another Name " })).status).toBe(200);
      return await person.fetch("/api/auth/session");
    },
    check: async (response) => expect(await response.json()).toMatchObject({ user: { name: "Another Name" } }),
  },
  ...guarded("/api/auth/update-user", { name: "Another Name" }, { name: " " }),
];

export const changePassword: Case[] = [
  {
    name: "the new one signs in, the old one no longer does",
    status: 200,
    call: async () => {
      const { person, email, password } = await member();
      expect((await person.post("/api/auth/change-password", { currentPassword: password, newPassword: "a new password" })).status).toBe(200);
      expect((await stranger().post("/api/auth/sign-in/email", { email, password })).status).toBe(401);
      return await stranger().post("/api/auth/sign-in/email", { email, password: "a new password" });
    },
  },
  { name: "the wrong current password changes nothing", status: 403, code: "forbidden", call: async () => (await member()).person.post("/api/auth/change-password", CHANGE) },
  ...guarded("/api/auth/change-password", CHANGE, { currentPassword: "x", newPassword: "short" }),
];

export const changeEmail: Case[] = [
  { name: "the wrong password mails nothing", status: 403, code: "forbidden", call: async () => (await member()).person.post("/api/auth/change-email", MOVE) },
  {
    name: "an address that somebody has is answered like a free one",
    status: 200,
    call: async ({ owner }) => {
      const { person, password } = await member();
      const free = await person.post("/api/auth/change-email", { ...MOVE, password });
      const taken = await person.post("/api/auth/change-email", { newEmail: owner.email, password });
      expect([taken.status, await taken.clone().text()]).toEqual([free.status, await free.text()]);
      return taken;
    },
  },
  ...guarded("/api/auth/change-email", MOVE, { newEmail: "nobody", password: "x" }),
];

export const confirmEmail: Case[] = [
  { name: "a dead link changes nothing", status: 400, code: "invalid_request", call: async () => (await member()).person.post("/api/auth/change-email/confirm", DEAD) },
  ...guarded("/api/auth/change-email/confirm", DEAD),
];

export const revokeSession: Case[] = [
  { name: "somebody else's session is left alone, without a word about it", status: 200, call: ({ other }) => other.person.post("/api/auth/revoke-session", { id: "ses_somebody" }) },
  ...guarded("/api/auth/revoke-session", { id: "ses_somebody" }),
];

export const revokeSessions: Case[] = [
  {
    name: "signing out everywhere ends this session too",
    status: 401,
    code: "unauthenticated",
    call: async () => {
      const { person } = await member();
      expect((await person.post("/api/auth/revoke-sessions", { keepCurrent: false })).status).toBe(200);
      return await person.fetch(EXPORT);
    },
  },
  ...guarded("/api/auth/revoke-sessions", { keepCurrent: true }, { keepCurrent: "yes" }),
];

export const unlink: Case[] = [
  { name: "a service that is not connected does not exist", status: 404, code: "not_found", call: async () => (await member()).person.post("/api/auth/unlink-account", { provider: "google" }) },
  ...guarded("/api/auth/unlink-account", { provider: "google" }, { provider: "myspace" }),
];

export const deleteUser: Case[] = [
  { name: "the wrong password deletes nothing", status: 403, code: "forbidden", call: async () => (await member()).person.post("/api/auth/delete-user", { password: "not the password" }) },
  {
    name: "with the password the account is gone at once",
    status: 401,
    code: "unauthenticated",
    call: async () => {
      const { person, email, password } = await member();
      expect((await person.post("/api/auth/delete-user", { password })).status).toBe(200);
      return await stranger().post("/api/auth/sign-in/email", { email, password });
    },
  },
  ...guarded("/api/auth/delete-user", { password: "not the password" }),
];
