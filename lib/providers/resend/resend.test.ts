import { startSandbox, type Sandbox } from "@backline/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMailSender, removeSuppression, type Mail, type MailSender } from ".";

let sandbox: Sandbox;
let send: MailSender;
const mail: Mail = { from: "Backline <hello@backline.test>", to: "ada@example.com", subject: "Hello", html: "<p>Hello</p>", text: "Hello", tags: [{ name: "key", value: "k1" }] };

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, memory: true, appOrigin: "http://localhost:3000" });
  send = createMailSender({ apiKey: sandbox.env["RESEND_API_KEY"] ?? "", baseUrl: sandbox.env["RESEND_BASE_URL"] });
});
afterAll(() => sandbox.close());

test("a mail arrives, and its id is the answer", async () => {
  expect(await send(mail, "verify/u1/a")).toEqual({ messageId: sandbox.mails().at(-1)?.id });
  expect(sandbox.mails().at(-1)).toMatchObject({ subject: "Hello", to: ["ada@example.com"], tags: [{ name: "key", value: "k1" }] });
});

test("the same key sends once", async () => {
  const before = sandbox.mails().length;
  const [first, second] = [await send(mail, "verify/u1/b"), await send(mail, "verify/u1/b")];
  expect(second).toEqual(first);
  expect(sandbox.mails()).toHaveLength(before + 1);
});

test("the same key with other words sends nothing, and says that a mail has left", async () => {
  await send(mail, "verify/u1/d");
  const before = sandbox.mails().length;
  expect(await send({ ...mail, subject: "Other" }, "verify/u1/d")).toEqual({ sentBefore: true });
  expect(sandbox.mails()).toHaveLength(before);
});

test("an address comes off Resend's own list, and one that is not on it is no error", async () => {
  const settings = { apiKey: sandbox.env["RESEND_API_KEY"] ?? "", baseUrl: sandbox.env["RESEND_BASE_URL"] };
  await send({ ...mail, to: "gone@example.com" }, "verify/u2/a");
  await sandbox.request(`/_admin/mails/${sandbox.mails().at(-1)?.id}/bounce`, { method: "POST" });
  expect(await removeSuppression("gone@example.com", settings)).toBe(true);
  expect(await removeSuppression("gone@example.com", settings)).toBe(false);
  await expect(removeSuppression("gone@example.com", { ...settings, apiKey: "re_wrong" })).rejects.toMatchObject({ name: "MailRefused", permanent: false });
});

describe("a refusal is thrown, never passed over", () => {
  test("one that speaks of the mail is for good", async () => {
    await expect(send({ ...mail, to: "nobody" }, "verify/u1/c")).rejects.toMatchObject({ name: "MailRefused", permanent: true });
  });

  test.each([
    ["a wrong key", () => createMailSender({ apiKey: "re_wrong", baseUrl: sandbox.env["RESEND_BASE_URL"] })],
    ["a Resend that is not there", () => createMailSender({ apiKey: "re_1", baseUrl: "http://127.0.0.1:1" })],
  ])("%s may be mended", async (_name, sender) => {
    await expect(sender()(mail, "verify/u1/e")).rejects.toMatchObject({ name: "MailRefused", permanent: false });
  });
});
