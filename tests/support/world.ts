import { randomBytes } from "node:crypto";
import type { FunctionReturnType } from "convex/server";
import { inject } from "vitest";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { runFunction } from "../../scripts/house/run-function";
import { expectOk, Person } from "../../scripts/seed/person";
import { type Song, render, toWav } from "../../scripts/seed/synth";
import { until } from "../../scripts/seed/until";
import { uploadMaster } from "../../scripts/seed/upload";
import { ADMIN_EMAILS } from "./house";

/** People, stores and beats made through the product's own doors, each test its own. */
export const house = () => inject("house");

const unique = () => randomBytes(5).toString("hex");
let people = 0;

/** Somebody who has not signed up yet, with an address of their own. */
export function stranger(): Person {
  people += 1;
  return new Person(house(), `10.${process.pid % 250}.${Math.floor(people / 250)}.${(people % 250) + 1}`);
}

export interface Member {
  person: Person;
  email: string;
  password: string;
}

/** Signed up, e-mail verified, signed in. */
export async function member(name = "Test Person"): Promise<Member> {
  const person = stranger();
  const email = `${unique()}@people.backline.test`;
  const password = randomBytes(12).toString("base64url");
  await person.join({ email, password, name });
  return { person, email, password };
}

/** An administrator of the tests' house, signed in. Whichever test asks first signs them up. */
export async function admin(nth = 0): Promise<Person> {
  const person = stranger();
  const email = ADMIN_EMAILS[nth];
  if (email === undefined) throw new Error(`The house has ${ADMIN_EMAILS.length} administrators.`);
  const credentials = { email, password: `admin ${house().workSecret.slice(0, 20)}`, name: "Test Administrator" };
  await person.join(credentials).catch(() => person.signIn(credentials));
  return person;
}

/** Runs an internal function of the deployment, as its owner may. */
export async function runInternally(path: string, args: Record<string, unknown>): Promise<void> {
  await runFunction(house().convex, path, args);
}

export interface Creator extends Member {
  slug: string;
}

export async function creator(): Promise<Creator> {
  const made = await member("Test Creator");
  const convex = await made.person.convex();
  const { slug } = await convex.mutation(api.stores.mutations.open, { name: "Test Store", slug: `store-${unique()}`, bio: "" });
  return { ...made, slug };
}

const SONG: Song = { bpm: 120, tonic: 45, bars: 2, progression: [0], kick: "x...", snare: "....x...", hat: "x.", bass: "x...", keys: "electric", swing: 0, seed: 5 };

/** A WAV, different for every call: two seconds a bar. */
export function wav(bars = SONG.bars): Uint8Array<ArrayBuffer> {
  return toWav(render({ ...SONG, bars, seed: Math.floor(Math.random() * 1e9) }));
}

export interface TestBeat {
  beatId: Id<"beats">;
  slug: string;
  master: Uint8Array<ArrayBuffer>;
}

interface Prices {
  basic?: number;
  premium?: number;
  exclusive?: number;
}
const USUAL: Prices = { basic: 2500, exclusive: 50_000 };

/** Uploaded and processed, ready to be published. */
export async function draft(by: Creator, prices: Prices = USUAL, master = wav()): Promise<TestBeat> {
  const masterFileId = await uploadMaster(by.person, `master-${unique()}.wav`, master);
  const convex = await by.person.convex();
  const made = await convex.mutation(api.beats.mutations.create, {
    masterFileId,
    title: `Test Beat ${unique()}`,
    description: "",
    genre: "trap",
    bpm: 120,
    key: null,
    moods: [],
    tags: [],
    tiers: (["basic", "premium", "exclusive"] as const).map((tierType) => ({ tierType, enabled: prices[tierType] !== undefined, price: prices[tierType] ?? 10_000 })),
  });
  await until(async () => {
    const { processing } = await convex.query(api.beats.queries.edit, { beatId: made.beatId });
    if (processing.state === "failed") throw new Error(`processing failed: ${processing.error}`);
    return processing.state === "ready";
  });
  return { ...made, master };
}

/** The same, published. */
export async function beat(by: Creator, prices: Prices = USUAL): Promise<TestBeat> {
  const made = await draft(by, prices);
  await (await by.person.convex()).mutation(api.beats.mutations.publish, { beatId: made.beatId });
  return made;
}

export interface Opened {
  sessionId: string;
  url: string;
}

export async function checkout(buyer: Person, beatId: string, tierType = "basic"): Promise<Opened> {
  const response = await buyer.post("/api/beats/create-checkout-session", { beatId, tierType });
  await expectOk(response.clone(), "checkout");
  return response.json();
}

/** Pays an open session in the sandbox, as the hosted page would. */
export async function pay(sessionId: string, card = "4242424242424242"): Promise<Response> {
  return sandbox(`/stripe/sessions/${sessionId}/pay`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ card }) });
}

export function sandbox(path: string, init: RequestInit = {}): Promise<Response> {
  const { url, adminToken } = house().sandbox;
  return fetch(`${url}/_admin${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${adminToken}` } });
}

const inbox = z.object({ mails: z.array(z.object({ text: z.string().nullish() })) });
const LINKS = { "magic-link": /https?:\/\/\S*\/magic-link\/verify\?\S*/, "reset-password": /https?:\/\/\S*\/reset-password\?\S*/, "change-email": /https?:\/\/\S*\/settings\/confirm-email\?\S*/ } as const;

/** The newest link of a kind in somebody's inbox; mail leaves through the work lane, so it is awaited. */
export async function mailedLink(email: string, kind: keyof typeof LINKS): Promise<URL> {
  const link = await until(async () => {
    const { mails } = inbox.parse(await (await sandbox(`/mails?to=${encodeURIComponent(email)}`)).json());
    return mails.map(({ text }) => LINKS[kind].exec(text ?? "")?.[0]).find((found) => found !== undefined);
  }, `a mail with a link (${kind}) to ${email}`);
  return new URL(link);
}

export type OrderView = NonNullable<FunctionReturnType<typeof api.commerce.queries.bySession>>;

export async function order(buyer: Person, sessionId: string): Promise<OrderView | null> {
  return (await buyer.convex()).query(api.commerce.queries.bySession, { sessionId });
}

/** Waits for the order to reach a state, as the success page does. */
export async function orderWhen(buyer: Person, sessionId: string, reached: (order: OrderView) => boolean): Promise<OrderView> {
  return await until(async () => {
    const now = await order(buyer, sessionId);
    return now !== null && reached(now) && now;
  }, `the order of ${sessionId}`);
}

/** Bought and fulfilled. */
export async function purchase(buyer: Person, beatId: string, tierType = "basic"): Promise<{ sessionId: string; order: OrderView; licenseId: string; lineId: string }> {
  const { sessionId } = await checkout(buyer, beatId, tierType);
  await expectOk(await pay(sessionId), "pay");
  const done = await orderWhen(buyer, sessionId, ({ fulfilment }) => fulfilment === "fulfilled");
  const line = done.lines[0];
  if (!line?.license) throw new Error("the order has no licence");
  return { sessionId, order: done, licenseId: line.license.licenseId, lineId: line.lineId };
}
