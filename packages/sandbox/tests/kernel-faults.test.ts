import { expect, onTestFinished, test } from "vitest";
import { createClock } from "../src/kernel/clock";
import { type Faults, createFaults } from "../src/kernel/faults/faults";
import { parseFault } from "../src/kernel/faults/parse";
import { createJournalStore } from "../src/kernel/journal";
import { createOutbox } from "../src/kernel/outbox";
import { type FakeApp, startFakeApp, temporaryDirectory } from "./kernel-support";

const HOUR = 60 * 60 * 1000;

function openOffice(directory: string | null = null) {
  const journals = createJournalStore(directory);
  const fail = (error: unknown) => {
    throw error;
  };
  const clock = createClock(directory, fail);
  const faults = createFaults(journals, clock);
  const outbox = createOutbox(journals, clock, faults, fail);
  outbox.registerSigner("test", ({ body, timestampSeconds }) => ({ "x-signed": String(body.length), "x-time": String(timestampSeconds) }));
  const close = () => {
    outbox.close();
    clock.close();
    journals.close();
  };
  onTestFinished(close);
  return { clock, faults, outbox, close };
}

const rule = (faults: Faults, value: object) => faults.add(parseFault({ on: "delivery", ...value }, ["test", "other"]));
const message = (app: FakeApp, body: string, type = "thing.done") => ({ provider: "test", eventId: `evt_${body}`, type, url: app.origin, body, signer: "test" });
const bodies = (app: FakeApp) => app.received.map(({ body }) => body);

test("duplicate: a delivery arrives once more for every copy, under one signature scheme, and only the first time", async () => {
  const app = await startFakeApp();
  const { faults, outbox } = openOffice();
  const { id } = rule(faults, { match: { provider: "test" }, effect: { kind: "duplicate", copies: 2 }, occurrence: "always" });
  outbox.start();
  outbox.enqueue(message(app, "a"));
  await outbox.flush();
  expect(bodies(app)).toEqual(["a", "a", "a"]);
  expect(outbox.deliveries()).toMatchObject([
    { state: "delivered", attempts: [{ status: 200, fault: { rule: id, effect: "duplicate" } }, { copy: true }, { copy: true }] },
  ]);
  outbox.replay(outbox.deliveries()[0]?.id ?? "");
  await outbox.flush();
  expect(bodies(app)).toHaveLength(4);
});

test("reorder: so many are held back and then leave one after the other, the last one first", async () => {
  const app = await startFakeApp();
  const { faults, outbox } = openOffice();
  rule(faults, { match: { containing: "mine" }, effect: { kind: "reorder", hold: 3 }, occurrence: { next: 3 } });
  outbox.start();
  for (const body of ["mine 1", "mine 2", "yours", "mine 3"]) {
    outbox.enqueue(message(app, body));
    await outbox.flush();
  }
  await outbox.flush();
  expect(bodies(app)).toEqual(["yours", "mine 3", "mine 2", "mine 1"]);
});

test("what a rule keeps back is let go when the rule is deleted, after a restart too", async () => {
  const app = await startFakeApp();
  const directory = temporaryDirectory();
  const first = openOffice(directory);
  const held = rule(first.faults, { effect: { kind: "reorder", hold: 5 }, occurrence: "always" });
  first.outbox.start();
  first.outbox.enqueue(message(app, "a"));
  first.outbox.enqueue(message(app, "b"));
  await first.outbox.flush();
  first.close();

  const second = openOffice(directory);
  second.outbox.start();
  await second.clock.advance(80 * HOUR);
  expect(bodies(app)).toEqual([]);
  expect(second.faults.list()).toMatchObject([{ id: held.id, hits: 2 }]);
  second.faults.remove(held.id);
  await second.outbox.flush();
  expect(bodies(app)).toEqual(["b", "a"]);
});

test("delay: it leaves when the clock has moved so far, once; deleting the rule lets it go at once, in its order", async () => {
  const app = await startFakeApp();
  const { clock, faults, outbox } = openOffice();
  rule(faults, { effect: { kind: "delay", ms: HOUR }, occurrence: "always" });
  outbox.start();
  outbox.enqueue(message(app, "late"));
  await outbox.flush();
  await clock.advance(HOUR - 1000);
  await outbox.flush();
  expect(bodies(app)).toEqual([]);
  await clock.advance(2000);
  await outbox.flush();
  expect(bodies(app)).toEqual(["late"]);
  outbox.enqueue(message(app, "x"));
  outbox.enqueue(message(app, "y"));
  await outbox.flush();
  faults.clear();
  await outbox.flush();
  expect(bodies(app)).toEqual(["late", "x", "y"]);
});

test("drop: so many attempts vanish, then the retry arrives; lose: it never does, and is not tried again", async () => {
  const app = await startFakeApp();
  const { clock, faults, outbox } = openOffice();
  rule(faults, { match: { containing: "a" }, effect: { kind: "drop" }, occurrence: { next: 2 } });
  rule(faults, { match: { containing: "b" }, effect: { kind: "lose" } });
  outbox.start();
  outbox.enqueue(message(app, "a"));
  outbox.enqueue(message(app, "b"));
  await outbox.flush();
  expect(bodies(app)).toEqual([]);
  for (let tries = 0; tries < 2; tries += 1) {
    await clock.advance(HOUR);
    await outbox.flush();
  }
  expect(bodies(app)).toEqual(["a"]);
  expect(outbox.deliveries()).toMatchObject([
    { state: "delivered", attempts: [{ status: null, fault: { effect: "drop" } }, { fault: { effect: "drop" } }, { status: 200 }] },
    { state: "given_up", attempts: [{ status: null, fault: { effect: "lose" } }] },
  ]);
});

test("a delivery that is to be lost never leaves, not after a restart either; the others do", async () => {
  const app = await startFakeApp();
  const directory = temporaryDirectory();
  const first = openOffice(directory);
  first.outbox.start();
  rule(first.faults, { match: { containing: "order_1" }, effect: { kind: "lose" }, occurrence: "always" });
  for (const body of ["order_1", "order_2"]) first.outbox.enqueue(message(app, body));
  await first.outbox.flush();
  first.close();
  const second = openOffice(directory);
  second.outbox.start();
  second.outbox.enqueue(message(app, "order_1 again"));
  await second.clock.advance(80 * HOUR);
  await second.outbox.flush();
  expect(bodies(app)).toEqual(["order_2"]);
  expect(second.outbox.deliveries()).toMatchObject([{ state: "given_up" }, { state: "delivered" }, { state: "given_up" }]);
});

test("a bad signature is of the right form for other bytes, a stale one is as old as asked; the next attempt is right again", async () => {
  const app = await startFakeApp();
  app.status = 400;
  const { clock, faults, outbox } = openOffice();
  rule(faults, { effect: { kind: "bad_signature" } });
  rule(faults, { effect: { kind: "stale_timestamp", ageMs: HOUR } });
  outbox.start();
  outbox.enqueue(message(app, "abc"));
  await outbox.flush();
  await clock.advance(HOUR);
  await outbox.flush();
  app.status = 200;
  await clock.advance(HOUR);
  await outbox.flush();
  expect(app.received.map(({ headers, body }) => [headers["x-signed"], body])).toEqual([["4", "abc"], ["3", "abc"], ["3", "abc"]]);
  const ages = app.received.map(({ headers }) => Math.round((Date.now() / 1000 - Number(headers["x-time"])) / 3600));
  expect(ages).toEqual([0, 1, 0]);
});

test("rules count: the nth, every nth, the next n; one fault a call, and the oldest due rule has it", async () => {
  const { faults } = openOffice();
  const call = { provider: "test", method: "GET", path: "/a/b" };
  const make = (occurrence: unknown, ms: number) => faults.add(parseFault({ on: "request", effect: { kind: "latency", ms }, occurrence }, ["test"]));
  const struck = async () => {
    const hit = await faults.strikeRequest(call, () => Promise.resolve(""));
    return hit?.effect.kind === "latency" ? hit.effect.ms : 0;
  };
  const third = make({ nth: 3 }, 3);
  expect([await struck(), await struck(), await struck(), await struck()]).toEqual([0, 0, 3, 0]);
  const second = make({ every: 2 }, 2);
  const next = make({ next: 1 }, 1);
  expect([await struck(), await struck(), await struck()]).toEqual([1, 2, 0]);
  expect([third, second, next].map(({ id }) => faults.get(id)?.hits)).toEqual([1, 1, 1]);
});

test("a path pattern means the provider's own path: one segment for *, the rest for **", async () => {
  const { faults } = openOffice();
  const strikes = async (pattern: string, path: string) => {
    faults.clear();
    faults.add(parseFault({ on: "request", match: { provider: "test", method: "POST", path: pattern }, effect: { kind: "truncate" } }, ["test"]));
    return (await faults.strikeRequest({ provider: "test", method: "POST", path }, () => Promise.resolve(""))) !== null;
  };
  expect(await strikes("/v1/refunds", "/v1/refunds")).toBe(true);
  expect(await strikes("/v1/refunds", "/v1/refunds/re_1")).toBe(false);
  expect(await strikes("/v1/refunds/*", "/v1/refunds/re_1")).toBe(true);
  expect(await strikes("/v1/*", "/v1/refunds/re_1")).toBe(false);
  expect(await strikes("/v1/**", "/v1/refunds/re_1")).toBe(true);
  expect(await strikes("/v1/refunds.", "/v1/refundsx")).toBe(false);
});

test("what cannot be meant is refused with the field's name and what it may be", () => {
  const wish = (value: unknown) => () => parseFault(value, ["stripe", "resend"]);
  const ok = { on: "delivery", effect: { kind: "drop" } };
  expect(wish(ok)()).toEqual({ on: "delivery", match: {}, effect: { kind: "drop" }, occurrence: { next: 1 }, note: null });
  expect(wish(null)).toThrow("fault must be an object.");
  expect(wish({ ...ok, on: "both" })).toThrow('fault.on must be one of delivery, request, not "both".');
  expect(wish({ ...ok, match: { provider: "strpe" } })).toThrow('match.provider must be one of stripe, resend, not "strpe".');
  expect(wish({ ...ok, match: { path: "/v1" } })).toThrow("match has no field path; it may have provider, type, containing.");
  expect(wish({ ...ok, effect: { kind: "vanish" } })).toThrow("effect.kind must be one of duplicate, reorder, delay, drop, lose, bad_signature, stale_timestamp");
  expect(wish({ ...ok, effect: { kind: "duplicate", copies: 0 } })).toThrow("effect.copies must be a whole number from 1 to 100, not 0.");
  expect(wish({ ...ok, occurrence: { next: 0.5 } })).toThrow("occurrence.next must be a whole number");
  expect(wish({ ...ok, occurrence: { next: 1, nth: 2 } })).toThrow("occurrence has no field nth");
  const request = (match: object, effect: object) => wish({ on: "request", match, effect });
  expect(request({ method: "post" }, { kind: "truncate" })).toThrow("match.method must be one of GET, HEAD, POST");
  expect(request({ path: "v1" }, { kind: "truncate" })).toThrow("match.path must be a path that begins with /");
  expect(request({}, { kind: "status", status: 404 })).toThrow("effect.status must be a whole number from 429 to 599");
  expect(request({}, { kind: "status", status: 431 })).toThrow("effect.status must be 429 or from 500 to 599");
  expect(request({}, { kind: "latency" })).toThrow("effect.ms must be a whole number from 1 to 600000, it is missing.");
});
