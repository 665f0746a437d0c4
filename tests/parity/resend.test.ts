import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asker, type Answer, type Ask } from "./http";
import { differences, shapeOf } from "./shape";
import { isAsked, ownersVariable, sandboxOfThisFile } from "./targets";

const sandbox = sandboxOfThisFile();
const ours: Ask = (...call) => asker(sandbox.variable("RESEND_BASE_URL"), sandbox.variable("RESEND_API_KEY"), "json")(...call);
const theirs: Ask = (...call) => asker("https://api.resend.com", ownersVariable("resend", "RESEND_API_KEY"), "json")(...call);

/** Resend's own address for tests: accepted, delivered to nobody. https://resend.com/docs/dashboard/emails/send-test-emails */
const mail = (from: string) => ({ from, to: "delivered@resend.dev", subject: "Parity", html: "<p>Parity</p>", text: "Parity" });

const withId = z.object({ id: z.string() });

interface Case {
  name: string;
  status: number;
  error?: string;
  run(ask: Ask, from: string): Promise<Answer>;
}

const cases: Case[] = [
  { name: "a mail is taken", status: 200, run: (ask, from) => ask("POST", "/emails", mail(from)) },
  {
    name: "a mail is read back",
    status: 200,
    run: async (ask, from) => ask("GET", `/emails/${withId.parse((await ask("POST", "/emails", mail(from))).body).id}`),
  },
  {
    name: "one idempotency key with two bodies",
    status: 409,
    error: "invalid_idempotent_request",
    run: async (ask, from) => {
      const key = { "idempotency-key": randomUUID() };
      await ask("POST", "/emails", mail(from), key);
      return ask("POST", "/emails", { ...mail(from), subject: "Another" }, key);
    },
  },
  { name: "an address that is none", status: 422, error: "validation_error", run: (ask, from) => ask("POST", "/emails", { ...mail(from), to: "nobody" }) },
  { name: "a mail that is not there", status: 404, error: "not_found", run: (ask) => ask("GET", `/emails/${randomUUID()}`) },
];

const failure = z.object({ name: z.string(), message: z.string(), statusCode: z.number() });

function holds(expected: Case, { status, body }: Answer): void {
  expect(status, JSON.stringify(body)).toBe(expected.status);
  if (expected.error) expect(failure.parse(body)).toMatchObject({ name: expected.error, statusCode: expected.status });
}

async function sendsOnce(ask: Ask, from: string): Promise<void> {
  const key = { "idempotency-key": randomUUID() };
  const [first, second] = [await ask("POST", "/emails", mail(from), key), await ask("POST", "/emails", mail(from), key)];
  expect(withId.parse(second.body).id).toBe(withId.parse(first.body).id);
}

describe("Resend as the sandbox speaks it", () => {
  const from = "Backline <hello@backline.test>";
  test.each(cases)("$name", async (each) => holds(each, await each.run(ours, from)));
  test("the same key sends once", () => sendsOnce(ours, from));
});

describe.skipIf(!isAsked("resend"))("Resend itself", () => {
  const from = () => ownersVariable("resend", "MAIL_FROM");
  test.each(cases)("$name", async (each) => {
    const [mine, yours] = [await each.run(ours, "Backline <hello@backline.test>"), await each.run(theirs, from())];
    holds(each, yours);
    expect(differences(shapeOf(mine.body), shapeOf(yours.body))).toEqual([]);
  });
  test("the same key sends once", () => sendsOnce(theirs, from()));
});
