import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { createJournalStore } from "../src/kernel/journal";
import { type Deliveries, openDeliveries } from "../src/kernel/deliveries";
import { createMailStore } from "../src/resend/mails";
import { createFileStore } from "../src/uploadthing/files";
import { createKernel } from "../src/kernel/kernel";
import { temporaryDirectory, until } from "./kernel-support";
import { paid, startStripe } from "./stripe-support";

const DAY = 24 * 60 * 60 * 1000;
const LINES = 600;
const linesOf = (path: string) => readFileSync(path, "utf8").split("\n").length - 1;

/** A counter whose journal says far more than its state. */
function openCounter(directory: string) {
  let total = 0;
  const store = createJournalStore(directory);
  onTestFinished(store.close);
  const journal = store.open<{ add: number }>("counter", ({ add }) => void (total += add), () => [{ add: total }]);
  return { total: () => total, add: (add: number) => journal.record({ add }), close: store.close };
}

function grown(directory: string): string {
  const counter = openCounter(directory);
  for (let n = 0; n < LINES; n += 1) counter.add(1);
  counter.close();
  return join(directory, "counter.jsonl");
}

test("a journal that has grown is one snapshot after the next start, and goes on from there", () => {
  const directory = temporaryDirectory();
  const path = grown(directory);
  expect(linesOf(path)).toBe(LINES);
  const second = openCounter(directory);
  expect(second.total()).toBe(LINES);
  expect(linesOf(path)).toBe(1);
  second.add(1);
  second.close();
  expect(openCounter(directory).total()).toBe(LINES + 1);
});

test("a crash while the snapshot was being written leaves the old journal, and the half is thrown away", () => {
  const directory = temporaryDirectory();
  const path = grown(directory);
  writeFileSync(`${path}.compacting`, '{"add":99999}\n{"ad');
  expect(openCounter(directory).total()).toBe(LINES);
  expect(existsSync(`${path}.compacting`)).toBe(false);
});

test("a journal without a snapshot, and a short one, stay as they are", () => {
  const directory = temporaryDirectory();
  const store = createJournalStore(directory);
  const plain = store.open<{ n: number }>("plain", () => undefined);
  for (let n = 0; n < LINES; n += 1) plain.record({ n });
  store.close();
  const again = createJournalStore(directory);
  again.open<{ n: number }>("plain", () => undefined);
  again.close();
  expect(linesOf(join(directory, "plain.jsonl"))).toBe(LINES);
  const short = openCounter(directory);
  for (let n = 0; n < 20; n += 1) short.add(1);
  short.close();
  openCounter(directory);
  expect(linesOf(join(directory, "counter.jsonl"))).toBe(20);
});

test("killed at any moment of its start, the process has lost no record at the next", { timeout: 120_000 }, async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "counter.jsonl");
  const script = join(directory, "open.mts");
  const module = JSON.stringify(join(import.meta.dirname, "../src/kernel/journal.ts"));
  writeFileSync(
    script,
    `import { createJournalStore } from ${module};
     const held = new Map();
     process.stdout.write("opening\\n");
     createJournalStore(${JSON.stringify(directory)}).open("counter", ({ key, text }) => held.set(key, text), () => [...held].map(([key, text]) => ({ key, text })));
     process.stdout.write("open\\n");
     setInterval(() => {}, 1000);`,
  );
  const filler = "x".repeat(500);
  const lines = Array.from({ length: 40_000 }, (_, n) => JSON.stringify({ key: n % 15_000, text: `${n} ${filler}` }));
  const expected = new Map(lines.map((line) => [JSON.parse(line).key, JSON.parse(line).text]));
  // From before the snapshot is begun to after it is in place.
  for (const delay of [0, 60, 120, 180, 240, 400]) {
    writeFileSync(path, `${lines.join("\n")}\n`);
    const child = spawn(process.execPath, ["--import", "tsx", script]);
    const exited = new Promise((resolve) => child.once("exit", resolve));
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await until(() => output.includes("opening"), 30_000);
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill("SIGKILL");
    await exited;
    const held = new Map<number, string>();
    const store = createJournalStore(directory);
    store.open<{ key: number; text: string }>("counter", ({ key, text }) => void held.set(key, text));
    store.close();
    expect(held).toEqual(expected);
  }
});

const kernelAt = (dataDir: string) =>
  createKernel({ origin: "http://127.0.0.1:1", appOrigin: "http://localhost:3000", webhookOrigin: "http://localhost:3000", dataDir, secret: (_name, make) => make(), onError: (error) => { throw error; } });

/** Minutes after what happens in the steps below. */
const START = { now: () => 60_000 };

type Step = { id: number; kind: "enqueued" | "failed" | "delivered" | "replayed" | "set_aside" | "released" };

function toEntry({ id: number, kind }: Step, at: number): Parameters<Deliveries["record"]>[0] {
  const id = `dlv_${number}`;
  const attempt = { at, status: kind === "delivered" ? 200 : 500, durationMs: 1 };
  if (kind === "enqueued") return { type: kind, signer: "test", delivery: { id, provider: "p", eventId: id, type: "t", url: "u", body: "b", createdAt: at } };
  if (kind === "failed") return { type: "attempted", id, attempt, state: "waiting", nextAttemptAt: at + 1 };
  if (kind === "delivered") return { type: "attempted", id, attempt, copies: [attempt], state: "delivered", nextAttemptAt: null };
  if (kind === "set_aside") return { type: kind, id, fault: { rule: "flt_1", effect: "reorder" }, until: null };
  return kind === "replayed" ? { type: kind, id, at, copies: 2 } : { type: kind, id, at };
}

test("whatever happened to deliveries, the snapshot of the outbox is the state that its lines were", () => {
  const kind = fc.constantFrom<Step["kind"][]>("enqueued", "failed", "delivered", "replayed", "set_aside", "released");
  const steps = fc.array(fc.record({ id: fc.integer({ min: 0, max: 5 }), kind }), { minLength: 300, maxLength: 400 });
  const directory = temporaryDirectory();
  const path = join(directory, "outbox.jsonl");
  fc.assert(
    fc.property(steps, (happened) => {
      // An id is given once only.
      const isNew = ({ id, kind }: Step, at: number) => kind !== "enqueued" || happened.findIndex((step) => step.id === id && step.kind === "enqueued") === at;
      const entries = happened.map((step, at) => (isNew(step, at) ? toEntry(step, at) : toEntry({ ...step, kind: "failed" }, at)));
      const expected = openDeliveries(createJournalStore(null), START);
      entries.forEach(expected.record);
      writeFileSync(path, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      const first = createJournalStore(directory);
      openDeliveries(first, START);
      first.close();
      expect(linesOf(path)).toBe(expected.list().length);
      const second = createJournalStore(directory);
      const rebuilt = openDeliveries(second, START);
      second.close();
      expect(rebuilt.list()).toEqual(expected.list());
      expect(new Set([...rebuilt.waiting()].map(({ id }) => id))).toEqual(new Set([...expected.waiting()].map(({ id }) => id)));
      for (const { id } of rebuilt.list()) expect(rebuilt.signerOf(id)).toBe("test");
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test("mails, kept answers, suppressions and files outlive the rewriting of their journals", () => {
  const dataDir = temporaryDirectory();
  const open = () => {
    const kernel = kernelAt(dataDir);
    return { kernel, mails: createMailStore(kernel), files: createFileStore(kernel) };
  };
  const first = open();
  const content = { from: "a@b.c", to: ["d@e.f"], cc: [], bcc: [], replyTo: [], subject: "Kept", html: null, text: "x", headers: {}, tags: [], topicId: null, scheduledAt: null };
  const mail = { ...content, id: "mail_1", messageId: "<1>", attachments: [], createdAt: 1, events: [] };
  first.mails.accept([mail], { key: "/emails k", fingerprint: "f", body: { id: "mail_1" }, at: Date.now() });
  first.mails.suppress("d@e.f", { id: "sup_1", email: "d@e.f", origin: "bounce", source_id: "mail_1", created_at: "2026-01-01" });
  const file = { key: "key_1", slug: "s", name: "n.wav", size: 1, type: "audio/wav", customId: null, contentDisposition: "inline" as const, acl: "private" as const, sha256: "0", md5: "0", uploadedAt: 1 };
  first.files.register(["key_1", "key_2"], { callbackUrl: "http://localhost:3000/x", callbackSlug: "s", metadata: {}, awaitServerData: true });
  first.files.store(file);
  for (let n = 0; n < 400; n += 1) {
    first.mails.happened("mail_1", n % 2 === 0 ? "opened" : "clicked");
    first.files.rename("key_1", `${n}.wav`);
  }
  first.kernel.close();
  open().kernel.close();
  for (const name of ["resend", "uploadthing"]) expect(linesOf(join(dataDir, "journal", `${name}.jsonl`)), name).toBeLessThan(10);
  const third = open();
  third.kernel.close();
  expect(third.mails.list()).toEqual(first.mails.list());
  expect(third.mails.answered("/emails k")).toEqual(first.mails.answered("/emails k"));
  expect(third.mails.suppression("sup_1")).toEqual(first.mails.suppression("sup_1"));
  expect(third.files.list()).toEqual([{ ...file, name: "399.wav" }]);
  expect(third.files.registration("key_2")).toEqual(first.files.registration("key_2"));
});

test("Stripe's account outlives the rewriting of its journal; only events, and what was sent, of more than a month ago are gone", async () => {
  const dataDir = temporaryDirectory();
  const first = await startStripe({ dataDir });
  const { intent } = await paid(first, 2500);
  const customer = await first.client.customers.create({ email: "kept@example.com" });
  for (let n = 0; n < 120; n += 1) await first.client.customers.update(customer.id, { name: `Name ${n} ${"x".repeat(200)}` });
  await first.received();
  await first.advance(32 * DAY);
  const late = await first.client.customers.create({ email: "late@example.com" }, { idempotencyKey: "late" });
  await first.received();
  const lines = { stripe: linesOf(join(dataDir, "journal", "stripe.jsonl")), outbox: linesOf(join(dataDir, "journal", "outbox.jsonl")) };
  await first.close();
  // Not long enough to be rewritten by itself.
  for (const name of ["stripe", "outbox"] as const) {
    const path = join(dataDir, "journal", `${name}.jsonl`);
    writeFileSync(path, readFileSync(path, "utf8") + `${JSON.stringify(name === "stripe" ? { changes: {} } : { type: "released", id: "none", at: 0 })}\n`.repeat(200));
  }
  // What was left out is out of mind at the start after.
  await (await startStripe({ dataDir, app: first.app })).close();
  const second = await startStripe({ dataDir, app: first.app });
  for (const name of ["stripe", "outbox"] as const) expect(linesOf(join(dataDir, "journal", `${name}.jsonl`)), name).toBeLessThan(lines[name]);
  expect((await second.client.paymentIntents.retrieve(intent.id)).amount).toBe(2500);
  expect((await second.client.customers.retrieve(customer.id)).id).toBe(customer.id);
  expect((await second.client.customers.create({ email: "late@example.com" }, { idempotencyKey: "late" })).id).toBe(late.id);
  expect((await second.client.events.list({ limit: 100 })).data.map(({ type }) => type)).toEqual(["customer.created"]);
  const told = first.app.received.length;
  expect(await second.received()).toHaveLength(told);
});
