import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ConvexHttpClient } from "convex/browser";
import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import type { House } from "../house/house";
import { runFunction } from "../house/run-function";
import { type Credentials, Person } from "./person";
import { DEMO_BEATS, type DemoBeat } from "./songs";
import { render, toWav } from "./synth";
import { until } from "./until";
import { uploadMaster } from "./upload";

/** A slow machine makes five previews one after the other. */
const PREVIEW_WITHIN_MS = 180_000;
const DEMO_CREATOR_EMAIL = "creator@demo.backline.test";
const DEMO_FAN_EMAIL = "fan@demo.backline.test";
/** An administrator of this machine's demo, where the owner has named none. */
export const DEMO_ADMIN_EMAIL = "admin@demo.backline.test";

export interface DemoLogins {
  creator: { email: string; password: string };
  fan: { email: string; password: string };
  /** `null` where the owner names the administrators. */
  admin: { email: string; password: string } | null;
}

/**
 * Fills an empty database with a small demo store, through the same doors that people use: sign-up, mail
 * verification, upload, publish. Goes on where it was interrupted. Does nothing when somebody else has an account,
 * when mail leaves for real, or when Clerk keeps the accounts: demo people would be real ones there.
 * @returns the demo logins when this data directory has them
 */
export async function seedWhenEmpty(house: House, dataDir: string, adminEmails: string, say: (line: string) => void): Promise<DemoLogins | null> {
  if (!house.sandbox || house.accounts === "clerk") return null;
  const logins: DemoLogins = {
    creator: { email: DEMO_CREATOR_EMAIL, password: house.secrets.demoPasswords.creator },
    fan: { email: DEMO_FAN_EMAIL, password: house.secrets.demoPasswords.fan },
    admin: demoAdmin(house, adminEmails),
  };
  const { anybody, demo } = await occupancy(house);
  if (anybody && !demo) return null;
  const done = join(dataDir, "demo-seeded");
  if (existsSync(done)) return logins;

  say("Filling the empty store: making five beats…");
  const creator = await arrive(house, { ...logins.creator, name: "Demo Creator" });
  await arrive(house, { ...logins.fan, name: "Demo Fan" });
  if (logins.admin) await arrive(house, { ...logins.admin, name: "Demo Administrator" });
  const convex = await creator.convex();
  if (!(await convex.query(api.stores.queries.mine, {}))) {
    await convex.mutation(api.stores.mutations.open, { name: "Backline Demo", slug: "demo", bio: "Five short pieces, synthesised on this machine, to show how a store looks and sounds." });
  }
  const { page } = await convex.query(api.beats.queries.mine, { paginationOpts: { numItems: 50, cursor: null } });
  for (const [index, beat] of DEMO_BEATS.entries()) {
    say(`  ${beat.title} (${index + 1} of ${DEMO_BEATS.length})`);
    const begun = page.find(({ title }) => title === beat.title);
    const beatId = begun?.beatId ?? (await addBeat(creator, beat));
    if (begun?.status !== "published") await publish(creator, beatId);
  }
  writeFileSync(done, "");
  return logins;
}

function demoAdmin(house: House, adminEmails: string): DemoLogins["admin"] {
  const password = house.secrets.demoPasswords.admin;
  return adminEmails === DEMO_ADMIN_EMAIL && password !== undefined ? { email: DEMO_ADMIN_EMAIL, password } : null;
}

/** Signs in, or signs up and verifies; an interrupted sign-up is taken further. */
async function arrive(house: House, credentials: Credentials): Promise<Person> {
  const person = new Person(house);
  const known = await person.signIn(credentials).then(() => true, () => false);
  if (!known) await person.join(credentials);
  else if (!(await (await person.convex()).query(api.identity.queries.viewer, {}))?.emailVerified) await person.verify(credentials);
  return person;
}

/** Uploads and describes one beat. */
async function addBeat(creator: Person, beat: DemoBeat): Promise<Id<"beats">> {
  const wav = toWav(render(beat.song));
  await nextTurns();
  const masterFileId = await uploadMaster(creator, `${beat.title}.wav`, wav);
  const convex = await creator.convex();
  const { beatId } = await convex.mutation(api.beats.mutations.create, {
    masterFileId,
    title: beat.title,
    description: beat.description,
    genre: beat.genre,
    bpm: beat.song.bpm,
    key: beat.key,
    moods: beat.moods,
    tags: beat.tags,
    tiers: [
      { tierType: "basic", enabled: true, price: 2500 },
      { tierType: "premium", enabled: true, price: 7500 },
      { tierType: "exclusive", enabled: true, price: 50_000 },
    ],
  });
  return beatId;
}

/**
 * Making a song keeps this process busy for longer than a server keeps an idle connection open. That it was closed is
 * noticed only now, and has to be before the next request takes it.
 */
async function nextTurns(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Publishes once the preview is made. */
async function publish(creator: Person, beatId: Id<"beats">): Promise<void> {
  const convex = await creator.convex();
  await processed(convex, beatId);
  await convex.mutation(api.beats.mutations.publish, { beatId });
}

async function processed(convex: ConvexHttpClient, beatId: Id<"beats">): Promise<void> {
  await until(
    async () => {
      const { processing } = await convex.query(api.beats.queries.edit, { beatId });
      if (processing.state === "failed") throw new Error(`The demo beat could not be processed: ${processing.error}`);
      return processing.state === "ready";
    },
    "the preview of a demo beat",
    PREVIEW_WITHIN_MS,
  );
}

async function occupancy({ convex }: House): Promise<{ anybody: boolean; demo: boolean }> {
  const answer = await runFunction(convex, "platform/occupancy:occupancy", { demoEmail: DEMO_CREATOR_EMAIL });
  return z.object({ anybody: z.boolean(), demo: z.boolean() }).parse(answer);
}
