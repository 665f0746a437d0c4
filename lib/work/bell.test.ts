import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { acceptBell } from "./bell";

const SECRET = "a-secret-of-enough-length-for-this-test";
const NOW = 1_800_000_000_000;
const sign = (time: string, id: string, secret = SECRET) => createHmac("sha256", secret).update(`${time}.${id}`).digest("hex");

const bell = (time: string, signature: string) => new Headers({ "x-backline-time": time, "x-backline-signature": signature });

const ROW = "md718bnypgxp2jg21c7asqqjnqvwd34y";
const OTHER_ROW = "md7edyjsqjygw4j7tc6p4eqz5gt1r092";
const accept = (headers: Headers, body: unknown = { id: ROW }, now = NOW, secret = SECRET) =>
  acceptBell(headers, new TextEncoder().encode(JSON.stringify(body)), secret, now);

describe("the work bell", () => {
  test("is heard when it was signed for this row just now", () => {
    expect(accept(bell(String(NOW), sign(String(NOW), ROW)), { id: ROW }, NOW + 299_000)).toEqual({ id: ROW });
  });

  const refused: [string, Headers, number][] = [
    ["without a signature", new Headers(), NOW],
    ["signed for another row", bell(String(NOW), sign(String(NOW), OTHER_ROW)), NOW],
    ["signed with another secret", bell(String(NOW), sign(String(NOW), ROW, "other")), NOW],
    ["with its time changed", bell(String(NOW + 1), sign(String(NOW), ROW)), NOW],
    ["more than five minutes old", bell(String(NOW), sign(String(NOW), ROW)), NOW + 300_001],
    ["more than five minutes ahead", bell(String(NOW), sign(String(NOW), ROW)), NOW - 300_001],
    ["with a time that is no number", bell("soon", sign("soon", ROW)), NOW],
    ["with a signature that is no hex", bell(String(NOW), "zz"), NOW],
  ];
  test.each(refused)("is refused %s", (_name, headers, now) => {
    expect(() => accept(headers, { id: ROW }, now)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
  });

  test("tells somebody who cannot sign nothing about ids", () => {
    expect(() => accept(new Headers(), { id: "x" })).toThrow(expect.objectContaining({ code: "unauthenticated" }));
    expect(() => accept(bell(String(NOW), sign(String(NOW), "x")), { id: "x" })).toThrow(expect.objectContaining({ code: "invalid_id" }));
  });

  test("with another body is an invalid request", () => {
    expect(() => accept(new Headers(), { row: ROW })).toThrow(expect.objectContaining({ code: "invalid_request" }));
  });

  test("an empty secret verifies nothing", () => {
    expect(() => accept(bell(String(NOW), sign(String(NOW), ROW, "")), { id: ROW }, NOW, "")).toThrow("empty");
  });
});
