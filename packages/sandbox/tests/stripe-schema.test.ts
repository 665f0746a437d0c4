import { readFileSync } from "node:fs";
import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { extractStripeSchema, printSchema } from "../scripts/extract-stripe-schema";
import { make } from "../src/stripe/schema/blank";
import { parseParams } from "../src/stripe/schema/coerce";
import { API_VERSION, objectSchema } from "../src/stripe/schema/load";
import { StripeError } from "../src/stripe/wire/errors";
import { parseForm } from "../src/stripe/wire/form";
import { expectValid } from "./stripe-support";
import type { ParamRoot } from "../src/stripe/schema/roots";

function refusal(root: ParamRoot, query: string): { message: string; code?: string; param?: string } {
  try {
    parseParams(root, parseForm(query));
  } catch (error) {
    if (error instanceof StripeError) return error.body;
    throw error;
  }
  throw new Error("The parameters were accepted.");
}

describe("the schema", () => {
  test("the committed file is what the installed SDK's types say", () => {
    const committed = readFileSync(new URL("../src/stripe/schema.json", import.meta.url), "utf8");
    expect(printSchema(extractStripeSchema(Stripe.API_VERSION)) === committed, "run packages/sandbox/scripts/extract-stripe-schema.ts").toBe(true);
  });

  test("the sandbox answers in the API version the SDK is pinned to", () => {
    expect(API_VERSION).toBe(Stripe.API_VERSION);
  });

  test("the check of answers refuses a field too many, one too few and a wrong value", () => {
    const refund = make("Refund", { id: "re_1", object: "refund", status: "succeeded" });
    expectValid({ ...refund });
    expect(() => expectValid({ ...refund, destination: null })).toThrow("additional properties");
    expect(() => expectValid({ ...refund, amount: "1" })).toThrow("amount must be number");
    const { charge: _charge, ...rest } = { charge: null, ...refund };
    expect(() => expectValid(rest)).toThrow("'charge'");
  });

  test("a field the API version removed is not in it", () => {
    expect(objectSchema("Charge").properties).not.toHaveProperty("destination");
    expect(refusal("CheckoutSessionCreate", "payment_method_types[0]=card")).toMatchObject({ code: "parameter_unknown" });
  });
});

describe("parameters", () => {
  test("nested lists and objects arrive in order and with their types", () => {
    const form = parseForm("line_items[1][quantity]=2&line_items[0][quantity]=1&line_items[0][price]=price_1&metadata[0]=7&expand[]=a&expand[]=b");
    expect(parseParams("CheckoutSessionCreate", form)).toEqual({
      line_items: [{ quantity: 1, price: "price_1" }, { quantity: 2 }],
      metadata: { 0: "7" },
      expand: ["a", "b"],
    });
  });

  test.each<[ParamRoot, string, string, string | undefined, string]>([
    ["CustomerCreate", "emial=a", "emial", "parameter_unknown", "Received unknown parameter: emial"],
    ["CheckoutSessionCreate", "line_items[0][price_data][unit_amount]=1", "line_items[0][price_data][currency]", "parameter_missing", "Missing required param: line_items[0][price_data][currency]."],
    ["RefundCreate", "amount=12.5", "amount", "parameter_invalid_integer", "Invalid integer: 12.5"],
    ["RefundCreate", "amount=ten", "amount", "parameter_invalid_integer", "Invalid integer: ten"],
    ["RefundCreate", "reason=whim", "reason", undefined, "Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer"],
    ["CheckoutSessionCreate", "customer_email=", "customer_email", "parameter_invalid_empty", "You passed an empty string for 'customer_email'. We assume empty values are an attempt to unset a parameter; however 'customer_email' cannot be unset. You should remove 'customer_email' from your request or supply a non-empty value."],
    ["CheckoutSessionCreate", "line_items=x", "line_items", undefined, "Invalid array"],
    ["CheckoutSessionCreate", "payment_intent_data=x", "payment_intent_data", undefined, "Invalid object"],
    ["ProductCreate", "name=a&active=yes", "active", undefined, "Invalid boolean: yes"],
    ["CustomerCreate", "toString=a", "toString", "parameter_unknown", "Received unknown parameter: toString"],
  ])("%s refuses %s at %s", (root, query, param, code, message) => {
    const error = refusal(root, query);
    expect({ message: error.message, param: error.param, code: error.code }).toEqual({ message, param, code });
  });

  test("keys that contradict each other are refused", () => {
    expect(() => parseForm("a=1&a[b]=2")).toThrow("Conflicting values for parameter: a[b]");
    expect(() => parseForm("a[b=2")).toThrow("Invalid parameter name");
  });

  test("a name of the language is only a name", () => {
    const form = parseForm("metadata[__proto__]=x&metadata[constructor]=y");
    const { metadata } = parseParams("CustomerCreate", form);
    expect(Object.entries(metadata ?? {})).toEqual([["__proto__", "x"], ["constructor", "y"]]);
    expect(Reflect.get({}, "x")).toBeUndefined();
  });
});
