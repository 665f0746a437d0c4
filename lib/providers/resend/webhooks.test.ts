import { Webhook } from "svix";
import { expect, test } from "vitest";
import { verifyResendWebhook } from "./webhooks";

const SECRET = `whsec_${Buffer.from("a secret of twenty-four bytes and more").toString("base64")}`;
const OTHER = `whsec_${Buffer.from("another secret of enough many bytes").toString("base64")}`;
const BODY = JSON.stringify({ type: "email.delivered", created_at: "2026-03-01T12:00:00.000Z", data: { email_id: "re_1" } });

const MINUTE = 60_000;

function signed({ body = BODY, id = "msg_1", secret = SECRET, at = Date.now() } = {}): Headers {
  const signature = new Webhook(secret).sign(id, new Date(at), body);
  return new Headers({ "svix-id": id, "svix-timestamp": String(Math.floor(at / 1000)), "svix-signature": signature });
}
const verify = (headers: Headers, body = BODY, secret = SECRET) => verifyResendWebhook(new TextEncoder().encode(body), headers, secret);
const without = (name: string) => {
  const headers = signed();
  headers.delete(name);
  return headers;
};

test("an event that Resend signed just now is taken, with its exact text", () => {
  expect(verify(signed())).toEqual({ id: "msg_1", type: "email.delivered", payload: BODY });
  expect(verify(signed({ at: Date.now() - 4 * MINUTE }))).toMatchObject({ id: "msg_1" });
});

test("during a change of secrets, one right signature among several is enough", () => {
  const headers = signed();
  headers.set("svix-signature", `${new Webhook(OTHER).sign("msg_1", new Date(), BODY)} ${headers.get("svix-signature")}`);
  expect(verify(headers)).toMatchObject({ type: "email.delivered" });
});

test.each<[string, Headers, string?]>([
  ["without an id", without("svix-id")],
  ["without a time", without("svix-timestamp")],
  ["without a signature", without("svix-signature")],
  ["signed with another secret", signed({ secret: OTHER })],
  ["of six minutes ago", signed({ at: Date.now() - 6 * MINUTE })],
  ["of six minutes ahead", signed({ at: Date.now() + 6 * MINUTE })],
  ["whose body was changed", signed(), BODY.replace("re_1", "re_2")],
  ["whose id was changed", new Headers([...signed(), ["svix-id", "msg_2"]])],
  ["that is no JSON", signed({ body: "hello" }), "hello"],
  ["without a type", signed({ body: "{}" }), "{}"],
  ["whose id is no id of Svix", signed({ id: "m".repeat(200) })],
])("an event %s is refused", (_name, headers, body) => {
  expect(() => verify(headers, body)).toThrow(expect.objectContaining({ code: "invalid_request" }));
});

test.each(["", "whsec_"])("the empty secret %j verifies nothing", (secret) => {
  expect(() => verify(signed(), BODY, secret)).toThrow(expect.objectContaining({ message: expect.stringContaining("empty") }));
});
