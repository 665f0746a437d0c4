import { Webhook } from "svix";
import { beforeEach, describe, expect, test } from "vitest";
import { openHouse } from "../../../tests/support/accounts";
import { receiveClerkEvent } from "./webhook";

const SECRET = "whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cw==";
const payload = JSON.stringify({ object: "event", type: "user.deleted", data: { id: "user_ada", deleted: true } });

let house: ReturnType<typeof openHouse>;
beforeEach(() => {
  house = openHouse();
});

function headersOf({ id = "msg_1", at = new Date(), secret = SECRET, signed = payload } = {}): Headers {
  return new Headers({ "svix-id": id, "svix-timestamp": String(Math.floor(at.getTime() / 1000)), "svix-signature": new Webhook(secret).sign(id, at, signed) });
}

const receive = (headers: Headers, body = payload, secret = SECRET) => receiveClerkEvent({ secret, convex: house.convex }, headers, new TextEncoder().encode(body));
const stored = () => house.database.run((ctx) => ctx.db.query("inbox").collect());

test("a signed event is stored once, by its message's id", async () => {
  expect(await receive(headersOf())).toEqual({ received: true, duplicate: false });
  expect(await receive(headersOf())).toEqual({ received: true, duplicate: true });
  expect(await receive(headersOf({ id: "msg_2" }))).toEqual({ received: true, duplicate: false });
  expect((await stored()).map(({ provider, eventId, type }) => ({ provider, eventId, type }))).toEqual([
    { provider: "clerk", eventId: "msg_1", type: "user.deleted" },
    { provider: "clerk", eventId: "msg_2", type: "user.deleted" },
  ]);
});

describe("an event is refused, and nothing is stored, when", () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  test.each([
    ["it is not signed", new Headers(), payload],
    ["its signature is of another secret", headersOf({ secret: "whsec_b3RoZXI=" }), payload],
    ["one byte of it was changed", headersOf(), payload.replace("user_ada", "user_ben")],
    ["it is older than five minutes", headersOf({ at: minutes(-6) }), payload],
    ["it comes from the future", headersOf({ at: minutes(6) }), payload],
    ["its signature is for another message", (() => { const headers = headersOf(); headers.set("svix-id", "msg_other"); return headers; })(), payload],
    ["it is signed, but no event", headersOf({ signed: "[]" }), "[]"],
  ])("%s", async (_, headers, body) => {
    await expect(receive(headers, body)).rejects.toMatchObject({ code: "invalid_request", status: 400 });
    expect(await stored()).toEqual([]);
  });

  test.each(["", "whsec_"])("our own secret is empty (%j), whatever was signed with it", async (secret) => {
    await expect(receive(headersOf(), payload, secret)).rejects.toThrow("secret is empty");
  });
});
