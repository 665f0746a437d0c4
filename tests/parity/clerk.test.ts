import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type ClerkStandin, startClerkStandin } from "../support/clerk-standin";
import { type Answer, type Ask, asker } from "./http";
import { differences, shapeOf } from "./shape";
import { isAsked, ownersVariable } from "./targets";

/*
 * What this product reads of Clerk: its users, the keys that session tokens are verified with, and how Convex finds those.
 * Every case only reads, so the key may be that of any instance that has a user.
 */

interface Instance {
  ask: Ask;
  /** With a key that Clerk never gave to anybody. */
  stranger: Ask;
  /** Where tokens come from, and where Convex looks for their keys. */
  issuer: string;
  /** Somebody who has an account. */
  userId(): Promise<string>;
}

let standin: ClerkStandin;
beforeAll(async () => {
  standin = await startClerkStandin({ appUrl: "http://localhost:3000" });
});
afterAll(() => standin.close());

const WRONG_KEY = "sk_test_nobodyWasEverGivenThisKeyByClerk";

const ours = (): Instance => ({
  ask: asker(standin.url, standin.secretKey, "json"),
  stranger: asker(standin.url, WRONG_KEY, "json"),
  issuer: standin.url,
  userId: () => Promise.resolve(standin.signedIn({ email: "parity@people.backline.test" }).user.id),
});

const BACKEND_API = "https://api.clerk.com";
const users = z.array(z.object({ id: z.string() }));
const theirs = (): Instance => {
  const ask = asker(BACKEND_API, ownersVariable("clerk", "CLERK_SECRET_KEY"), "json");
  return {
    ask,
    stranger: asker(BACKEND_API, WRONG_KEY, "json"),
    issuer: ownersVariable("clerk", "CLERK_JWT_ISSUER_DOMAIN"),
    userId: async () => {
      const [first] = users.parse((await ask("GET", "/v1/users?limit=1")).body);
      if (first === undefined) throw new Error("PARITY=clerk needs an instance with at least one user.");
      return first.id;
    },
  };
};

const refusal = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string() })).min(1) });
const keys = z.object({ keys: z.array(z.object({ kid: z.string(), alg: z.literal("RS256"), kty: z.literal("RSA"), n: z.string(), e: z.string() })).min(1) });
const discovery = z.object({ issuer: z.string(), jwks_uri: z.string() });
/** What `lib/auth/clerk/user.ts` goes by. */
const user = z.object({
  object: z.literal("user"),
  id: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  image_url: z.string(),
  primary_email_address_id: z.string().nullable(),
  email_addresses: z.array(z.object({ id: z.string(), email_address: z.string(), verification: z.object({ status: z.string() }).nullable() })),
  created_at: z.number(),
  updated_at: z.number(),
});

interface Case {
  name: string;
  status: number;
  run(instance: Instance): Promise<Answer>;
  /** What the product relies on. */
  relied(body: unknown): void;
}

const cases: Case[] = [
  { name: "a user is read", status: 200, run: async ({ ask, userId }) => ask("GET", `/v1/users/${await userId()}`), relied: (body) => user.parse(body) },
  {
    name: "a user that is not there",
    status: 404,
    run: ({ ask }) => ask("GET", "/v1/users/user_00000000000000000000000000"),
    relied: (body) => expect(refusal.parse(body).errors[0]?.code).toBe("resource_not_found"),
  },
  { name: "a key that is none", status: 401, run: async ({ stranger, userId }) => stranger("GET", `/v1/users/${await userId()}`), relied: (body) => refusal.parse(body) },
  { name: "the keys that tokens are verified with", status: 200, run: ({ ask }) => ask("GET", "/v1/jwks"), relied: (body) => keys.parse(body) },
];

async function holds({ status, relied }: Case, answer: Answer): Promise<void> {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  await Promise.resolve(relied(answer.body));
}

/** The issuer names itself, letter by letter, and publishes the very keys that the Backend API gives the server. */
async function leadsConvexToTheKeys({ ask, issuer }: Instance): Promise<void> {
  const read = async (url: string): Promise<unknown> => await (await fetch(url)).json();
  const found = discovery.parse(await read(`${issuer}/.well-known/openid-configuration`));
  expect(found.issuer).toBe(issuer);
  const kids = (body: unknown) => keys.parse(body).keys.map(({ kid }) => kid).sort();
  expect(kids(await read(found.jwks_uri))).toEqual(kids((await ask("GET", "/v1/jwks")).body));
}

describe("Clerk as its stand-in speaks it", () => {
  test.each(cases)("$name", async (each) => holds(each, await each.run(ours())));
  test("the issuer leads Convex to the keys", () => leadsConvexToTheKeys(ours()));
});

describe.skipIf(!isAsked("clerk"))("Clerk itself", () => {
  test.each(cases)("$name", async (each) => {
    const [mine, yours] = [await each.run(ours()), await each.run(theirs())];
    await holds(each, yours);
    expect(differences(shapeOf(mine.body), shapeOf(yours.body))).toEqual([]);
  });
  test("the issuer leads Convex to the keys", () => leadsConvexToTheKeys(theirs()));
});
