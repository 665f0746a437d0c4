import { expect, onTestFinished, test } from "vitest";
import { createClock, type OwnedClock } from "../src/kernel/clock";
import { createFaults, type Faults } from "../src/kernel/faults/faults";
import { createJournalStore } from "../src/kernel/journal";
import { createOutbox, type OwnedOutbox } from "../src/kernel/outbox";
import { startFakeApp, temporaryDirectory, until } from "./kernel-support";

const HOUR = 60 * 60 * 1000;

interface Office {
  clock: OwnedClock;
  outbox: OwnedOutbox;
  faults: Faults;
  close(): void;
}

function openOffice(directory: string | null): Office {
  const journals = createJournalStore(directory);
  const fail = (error: unknown) => {
    throw error;
  };
  const clock = createClock(directory, fail);
  const faults = createFaults(journals, clock);
  const outbox = createOutbox(journals, clock, faults, fail);
  outbox.registerSigner("test", ({ id, body, timestampSeconds }) => ({ "x-id": id, "x-time": String(timestampSeconds), "x-length": String(body.length) }));
  const close = () => {
    outbox.close();
    clock.close();
    journals.close();
  };
  onTestFinished(close);
  return { clock, outbox, faults, close };
}

const message = (url: string) => ({ provider: "test", eventId: "evt_1", type: "thing.done", url, body: '{"a": 1}', signer: "test" });

test("a delivery arrives with its exact body and its signature, and not inside the call that made it", async () => {
  const app = await startFakeApp();
  const { outbox } = openOffice(null);
  outbox.start();
  outbox.enqueue(message(`${app.origin}/hook`));
  expect(app.received).toEqual([]);
  await outbox.flush();
  expect(app.received).toMatchObject([{ path: "/hook", body: '{"a": 1}', headers: { "x-id": "evt_1", "x-length": "8" } }]);
  expect(outbox.deliveries()).toMatchObject([{ state: "delivered", nextAttemptAt: null, attempts: [{ status: 200, response: "noted" }] }]);
});

test("nobody needs to flush: a delivery goes out by itself", async () => {
  const app = await startFakeApp();
  const { outbox } = openOffice(null);
  outbox.start();
  outbox.enqueue(message(app.origin));
  await until(() => app.received.length === 1);
});

test("a refused delivery is tried again until it is accepted, with the same event id", async () => {
  const app = await startFakeApp();
  app.status = 500;
  const { clock, outbox } = openOffice(null);
  outbox.start();
  outbox.enqueue(message(app.origin));
  await outbox.flush();
  await clock.advance(2000);
  await outbox.flush();
  app.status = 200;
  await clock.advance(HOUR);
  await outbox.flush();
  expect(outbox.deliveries()[0]?.attempts.map(({ status }) => status)).toEqual([500, 500, 200]);
  expect(app.received.map(({ headers }) => headers["x-id"])).toEqual(["evt_1", "evt_1", "evt_1"]);
});

test("a product that is refusing for more than three days of the clock is given up, not before", async () => {
  const app = await startFakeApp();
  app.status = 404;
  const { clock, outbox } = openOffice(null);
  outbox.start();
  outbox.enqueue(message(app.origin));
  await outbox.flush();
  await clock.advance(71 * HOUR);
  await outbox.flush();
  expect(outbox.deliveries()[0]?.state).toBe("waiting");
  await clock.advance(3 * HOUR);
  await outbox.flush();
  expect(outbox.deliveries()[0]?.state).toBe("given_up");
});

test("while the product is not running, nothing is given up, and it gets its webhooks when it comes", async () => {
  const stopped = await startFakeApp();
  await stopped.close();
  const { clock, outbox } = openOffice(null);
  outbox.start();
  outbox.enqueue(message(stopped.origin));
  await outbox.flush();
  await clock.advance(30 * 24 * HOUR);
  await outbox.flush();
  expect(outbox.deliveries()).toMatchObject([{ state: "waiting", attempts: [{ status: null, error: expect.stringContaining("ECONNREFUSED") }, { status: null }] }]);
  const app = await startFakeApp(Number(new URL(stopped.origin).port));
  await clock.advance(60_000);
  await outbox.flush();
  expect(app.received).toHaveLength(1);
});

test("deliveries and their attempts survive a restart", async () => {
  const directory = temporaryDirectory();
  const app = await startFakeApp();
  app.status = 503;
  const first = openOffice(directory);
  first.outbox.start();
  first.outbox.enqueue(message(app.origin));
  await first.outbox.flush();
  first.close();

  app.status = 200;
  const second = openOffice(directory);
  expect(second.outbox.deliveries()).toMatchObject([{ eventId: "evt_1", state: "waiting", attempts: [{ status: 503 }] }]);
  second.outbox.start();
  await second.clock.advance(HOUR);
  await second.outbox.flush();
  expect(second.outbox.deliveries()).toMatchObject([{ state: "delivered" }]);
});

test("a replay sends a delivered event again under the same id", async () => {
  const app = await startFakeApp();
  const { outbox } = openOffice(null);
  outbox.start();
  outbox.enqueue(message(app.origin));
  await outbox.flush();
  outbox.replay(outbox.deliveries()[0]?.id ?? "");
  await outbox.flush();
  expect(app.received.map(({ headers }) => headers["x-id"])).toEqual(["evt_1", "evt_1"]);
  expect(() => outbox.replay("dlv_none")).toThrow("There is no delivery dlv_none.");
});

test("signatures carry the machine's time, by which the product checks them, however far the clock is ahead", async () => {
  const app = await startFakeApp();
  const { clock, outbox } = openOffice(null);
  outbox.start();
  await clock.advance(365 * 24 * HOUR);
  outbox.enqueue(message(app.origin));
  await outbox.flush();
  expect(Math.abs(Number(app.received[0]?.headers["x-time"]) * 1000 - Date.now())).toBeLessThan(60_000);
});

test("a redirect is a failed delivery, as it is at the providers", async () => {
  const app = await startFakeApp();
  app.status = 308;
  const { outbox } = openOffice(null);
  outbox.start();
  outbox.enqueue(message(app.origin));
  await outbox.flush();
  expect(outbox.deliveries()).toMatchObject([{ state: "waiting", attempts: [{ status: 308 }] }]);
});
