import { Resend } from "resend";
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../src/index";
import { sandboxFor, startFakeApp } from "./kernel-support";

const SCRIPT = `<script>alert(1)</script>`;

async function page(sandbox: Sandbox, path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await fetch(sandbox.url + path);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

function act(sandbox: Sandbox, path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${sandbox.url}/console/${path}`, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
}

async function mail(sandbox: Sandbox, change: { subject?: string; html?: string; text?: string } = {}): Promise<string> {
  const { RESEND_API_KEY, RESEND_BASE_URL } = sandbox.env;
  const resend = new Resend(RESEND_API_KEY, { baseUrl: RESEND_BASE_URL ?? "" });
  const body = { html: '<p>Open <a href="http://localhost:3000/verify?t=1">the link</a></p>', text: "Open http://localhost:3000/verify?t=1 now", ...change };
  const { data } = await resend.emails.send({ from: "shop@example.com", to: "fan@example.com", subject: change.subject ?? "Verify", ...body });
  return data?.id ?? "";
}

/** The page without the console's own script. */
const own = (text: string) => text.replace('<script src="/console/live.js" defer></script>', "");

test("every page says that nothing leaves the machine, and runs no script but the console's own", async () => {
  const sandbox = await sandboxFor();
  for (const path of ["/", "/console/mail", "/console/files", "/console/deliveries", "/console/requests", "/console/clock", "/console/faults"]) {
    const { status, text, headers } = await page(sandbox, path);
    expect(status, path).toBe(200);
    expect(text).toContain("Local sandbox: no money moves, no mail leaves this machine");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
    expect(headers.get("content-security-policy")).toContain(`; script-src ${sandbox.url}/console/live.js; connect-src 'self';`);
    expect(own(text)).not.toContain("<script");
    expect(headers.get("set-cookie")).toBeNull();
  }
  for (const path of ["/console/nothing", "/console/mail/unknown", "/console/deliveries/unknown"]) expect((await page(sandbox, path)).status).toBe(404);
});

describe("mail", () => {
  test("a newcomer finds the mail in the list, reads it, and its link leads to the product in a new tab", async () => {
    const sandbox = await sandboxFor();
    const id = await mail(sandbox);
    expect((await page(sandbox, "/console/mail")).text).toContain(`href="/console/mail/${id}"`);
    expect((await page(sandbox, `/console/mail/${id}`)).text).toContain(`src="/console/mail/raw/${id}"`);
    const preview = await page(sandbox, `/console/mail/raw/${id}`);
    expect(preview.text).toContain('<base target="_blank"><p>Open <a href="http://localhost:3000/verify?t=1">');
    expect(preview.headers.get("content-security-policy")).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
    expect((await page(sandbox, `/console/mail/${id}?view=text`)).text).toContain(
      'Open <a href="http://localhost:3000/verify?t=1" target="_blank" rel="noreferrer">http://localhost:3000/verify?t=1</a> now',
    );
    expect((await page(sandbox, `/console/mail/${id}?view=headers`)).text).toContain(`&lt;${id}@sandbox.test&gt;`);
  });

  test("nothing a mail says becomes markup of the console", async () => {
    const sandbox = await sandboxFor();
    const id = await mail(sandbox, { subject: SCRIPT, text: `${SCRIPT} https://x.example/"><b>` });
    for (const path of ["/console/mail", `/console/mail/${id}`, `/console/mail/${id}?view=text`, `/console/mail/${id}?view=headers`]) {
      const { text } = await page(sandbox, path);
      expect(text).toContain("&lt;script&gt;");
      expect(own(text)).not.toContain("<script");
    }
  });

  test("a document's doctype stays first, so that it is rendered as it was designed", async () => {
    const sandbox = await sandboxFor();
    const id = await mail(sandbox, { html: "<!doctype html><html><head><title>x</title></head><body>y</body></html>" });
    expect((await page(sandbox, `/console/mail/raw/${id}`)).text).toBe(
      '<!doctype html><html><head><base target="_blank"><title>x</title></head><body>y</body></html>',
    );
  });
});

describe("buttons", () => {
  test("act, and lead back to the page they stand on", async () => {
    const sandbox = await sandboxFor();
    const answer = await act(sandbox, "clock/actions/advance", { hours: "24", back: "/console/clock" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/console/clock"]);
    expect((await page(sandbox, "/console/clock")).text).toContain("24.0 hours");
  });

  test("refuse another site's page", async () => {
    const sandbox = await sandboxFor();
    const fields = { hours: "24", back: "/console/clock" };
    expect((await act(sandbox, "clock/actions/advance", fields, { origin: "https://evil.example" })).status).toBe(403);
    expect((await act(sandbox, "clock/actions/advance", fields, { origin: "null" })).status).toBe(403);
    expect((await act(sandbox, "clock/actions/advance", fields, { origin: sandbox.url })).status).toBe(303);
  });

  test("never lead out of the console", async () => {
    const sandbox = await sandboxFor();
    for (const back of ["https://evil.example/", "//evil.example", "/console/../x\r\nX: 1"]) {
      const answer = await act(sandbox, "clock/actions/advance", { hours: "0", back });
      expect(answer.headers.get("location")).toBe("/console/clock");
    }
  });

  test("say what went wrong", async () => {
    const sandbox = await sandboxFor();
    const answer = await act(sandbox, "clock/actions/advance", { hours: "soon", back: "/console/clock" });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("The clock only moves forward");
    expect((await act(sandbox, "clock/actions/constructor", {})).status).toBe(404);
  });
});

test("deliveries show attempts and body, and can be sent again", async () => {
  const app = await startFakeApp();
  app.status = 500;
  const sandbox = await sandboxFor({ appOrigin: app.origin, webhooks: { resend: "/api/webhooks/resend" } });
  await mail(sandbox);
  await sandbox.advance(1);
  await sandbox.flush();
  const { deliveries }: { deliveries: { id: string }[] } = await (await sandbox.request("/_admin/deliveries")).json();
  const id = deliveries[0]?.id ?? "";
  expect((await page(sandbox, "/console/deliveries")).text).toContain(id);
  const detail = (await page(sandbox, `/console/deliveries/${id}`)).text;
  expect(detail).toContain('<span class="bad">500</span>');
  expect(detail).toContain("svix-signature: v1,");
  expect(detail).toContain("noted");
  expect(detail).toContain("&quot;type&quot;: &quot;email.sent&quot;");
  app.status = 200;
  app.received.length = 0;
  await act(sandbox, "deliveries/actions/replay", { id, back: `/console/deliveries/${id}` });
  await sandbox.flush();
  expect((await page(sandbox, `/console/deliveries/${id}`)).text).toContain("delivered");
  expect(app.received.length).toBeGreaterThan(0);
});

test("requests are listed with their answers and without keys, and can be narrowed to a provider", async () => {
  const sandbox = await sandboxFor();
  await mail(sandbox);
  await fetch(`${sandbox.url}/ut/local/f/nothing?signature=secretvalue`);
  const { text } = await page(sandbox, "/console/requests");
  expect(text).toContain("POST /resend/emails");
  expect(text).toContain("There is no such file.");
  expect(text).not.toContain("secretvalue");
  expect((await page(sandbox, "/console/requests?provider=resend")).text).not.toContain("/ut/local");
});

describe("faults", () => {
  test("a switch arms its rule, every page says so, the call it strikes shows it, and deleting ends it", async () => {
    const sandbox = await sandboxFor();
    expect((await page(sandbox, "/console/faults")).text).toContain("Nothing goes wrong on purpose");
    expect((await act(sandbox, "faults/actions/preset", { preset: "mail-down", back: "/console/faults" })).status).toBe(303);
    expect((await page(sandbox, "/console/mail")).text).toContain("1 fault is armed.");
    expect(await mail(sandbox)).toBe("");
    const { faults }: { faults: { id: string; hits: number }[] } = await (await sandbox.request("/_admin/faults")).json();
    const [{ id, hits } = { id: "", hits: 0 }] = faults;
    expect(hits).toBeGreaterThan(0);
    expect((await page(sandbox, "/console/requests?outcome=struck")).text).toContain('<span class="badge struck">status</span>');
    expect((await page(sandbox, "/console/requests/1")).text).toContain(`href="/console/faults#${id}"`);
    await act(sandbox, "faults/actions/delete", { id, back: "/console/faults" });
    expect(await mail(sandbox)).not.toBe("");
    expect((await act(sandbox, "faults/actions/delete", { id })).status).toBe(400);
  });

  test("the form arms what it says, and what cannot be meant is refused with a reason", async () => {
    const sandbox = await sandboxFor();
    const fields = { on: "request", provider: "stripe", method: "POST", path: "/v1/refunds", containing: "", kind: "status", number: "503", moment: "after", occurrence: "nth", n: "2", back: "/console/faults" };
    expect((await act(sandbox, "faults/actions/arm", fields)).status).toBe(303);
    expect(await (await sandbox.request("/_admin/faults")).json()).toMatchObject({
      faults: [{ on: "request", match: { provider: "stripe", method: "POST", path: "/v1/refunds" }, effect: { kind: "status", status: 503, moment: "after" }, occurrence: { nth: 2 } }],
    });
    const refused = await act(sandbox, "faults/actions/arm", { ...fields, number: "404" });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("effect.status must be a whole number from 429 to 599, not 404.");
    expect((await page(sandbox, "/console/faults")).text).toContain("Is answered 503 after it was carried out");
  });

  test("every preset can be armed, and a request's page arms one for the next of its kind", async () => {
    const sandbox = await sandboxFor();
    const presets = [...(await page(sandbox, "/console/faults")).text.matchAll(/name="preset" value="([^"]+)"/g)].map(([, name = ""]) => name);
    expect(presets.length).toBeGreaterThan(10);
    for (const preset of presets) expect((await act(sandbox, "faults/actions/preset", { preset })).status, preset).toBe(303);
    await act(sandbox, "faults/actions/clear", {});
    await mail(sandbox);
    await act(sandbox, "requests/actions/next", { number: "1", wish: "fail" });
    expect(await (await sandbox.request("/_admin/faults")).json()).toMatchObject({ faults: [{ match: { provider: "resend", method: "POST", path: "/emails" }, effect: { status: 500 } }] });
  });
});

test("a request's page shows both bodies without passwords, keys and card numbers", async () => {
  const sandbox = await sandboxFor();
  await fetch(`${sandbox.url}/v1/customers`, {
    method: "POST",
    headers: { authorization: `Bearer ${sandbox.env.STRIPE_SECRET_KEY}`, "content-type": "application/x-www-form-urlencoded" },
    body: "email=a%40b.example&card[number]=4242424242424242&card[cvc]=123&metadata[note]=sk_test_abcdefghijkl",
  });
  const { text } = await page(sandbox, "/console/requests/1");
  expect(text).toContain("email=a@b.example");
  expect(text).toContain("invalid_request_error");
  for (const secret of ["4242424242424242", "=123", "sk_test_abcdefghijkl"]) expect(text).not.toContain(secret);
});

test("the clock says what is due next and can be moved to it", async () => {
  const sandbox = await sandboxFor();
  const resend = new Resend(sandbox.env.RESEND_API_KEY, { baseUrl: sandbox.env.RESEND_BASE_URL ?? "" });
  expect((await page(sandbox, "/console/clock")).text).toContain("Nothing is due");
  await resend.emails.send({ from: "a@b.c", to: "d@e.f", subject: "Tomorrow", text: "x", scheduledAt: new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString() });
  expect((await page(sandbox, "/console/clock")).text).toContain("resend: send &quot;Tomorrow&quot;");
  await act(sandbox, "clock/actions/next", {});
  expect(sandbox.mails()[0]?.events.map(({ event }) => event)).toContain("delivered");
});
