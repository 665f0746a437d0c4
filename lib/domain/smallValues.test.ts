import { expect, test } from "vitest";
import { AppError, ERROR_STATUS, isErrorCode } from "./errors";
import { orderNumber, unguessableId } from "./ids";
import { maskName } from "./mask";
import { CREATOR_PLAN_IDS, feeBpsOf } from "./plans";
import { MUSICAL_KEYS } from "./taxonomy";

test("an error carries its status, and only known codes are codes", () => {
  expect(new AppError("price_changed", "Changed.", { details: { currentPrice: 1 } }).status).toBe(409);
  expect(new AppError("rate_limited", "Wait.", { retryAfterSeconds: 3 }).retryAfterSeconds).toBe(3);
  expect(isErrorCode("sold")).toBe(true);
  expect(isErrorCode("toString")).toBe(false);
  expect(Object.values(ERROR_STATUS).every((status) => status >= 400 && status < 600)).toBe(true);
});

test("defect 49: the fee follows the plan", () => {
  expect(CREATOR_PLAN_IDS.map(feeBpsOf)).toEqual([1_000, 800, 600, 400, 300]);
});

test("ids have their form and do not repeat", () => {
  expect(orderNumber()).toMatch(/^BL-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  const ids = new Set(Array.from({ length: 2_000 }, unguessableId));
  expect(ids.size).toBe(2_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
});

test("a masked name shows first letters only", () => {
  expect(maskName("Ada Byron")).toBe("A••• B•••");
  expect(maskName("  Ólafur  de la  Cruz ")).toBe("Ó••• d••• l•••");
  expect(maskName("")).toBe("•••");
});

test("there are 24 keys, each once", () => expect(new Set(MUSICAL_KEYS).size).toBe(24));
