import { createHash } from "node:crypto";
import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Charge, PaymentMethod } from "../state/types";
import { cardFingerprint, type TestCard } from "./cards";
import type { ValidCard } from "./card-form";

type MethodCard = NonNullable<PaymentMethod["card"]>;
type ChargeCard = NonNullable<NonNullable<Charge["payment_method_details"]>["card"]>;

/** A card as a payment method of its own, as Checkout makes one for every attempt. The number itself is not kept. */
export function createPaymentMethod(tx: Transaction, card: ValidCard, test: TestCard): PaymentMethod {
  const method: PaymentMethod = make("PaymentMethod", {
    id: newId("pm"),
    object: "payment_method",
    created: tx.now(),
    livemode: false,
    type: "card",
    customer: null,
    metadata: {},
    billing_details: { address: null, email: card.email, name: card.name, phone: null, tax_id: null },
    allow_redisplay: "limited",
    card: methodCard(card, test),
  });
  return tx.put("payment_method", method);
}

function methodCard(card: ValidCard, test: TestCard): MethodCard {
  return {
    brand: test.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: cvcCheck(test) },
    country: "US",
    display_brand: test.brand,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    fingerprint: cardFingerprint(card.number),
    funding: test.funding ?? "credit",
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [test.brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function cvcCheck(test: TestCard): "pass" | "fail" {
  return test.decline?.code === "incorrect_cvc" ? "fail" : "pass";
}

/** The card as a charge remembers it. */
export function chargeCard(card: MethodCard, amount: number, outcome: { approved: boolean; authenticated: boolean }): ChargeCard {
  return {
    amount_authorized: outcome.approved ? amount : null,
    authorization_code: outcome.approved ? digits(card.fingerprint ?? "", 6) : null,
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: outcome.authenticated ? "05" : null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: outcome.approved ? digits(newId("network"), 15) : null,
    regulated_status: "unregulated",
    three_d_secure: outcome.authenticated ? AUTHENTICATED : null,
    transaction_link_id: null,
    wallet: null,
  };
}

const AUTHENTICATED: NonNullable<ChargeCard["three_d_secure"]> = {
  authentication_flow: "challenge",
  electronic_commerce_indicator: "05",
  exemption_indicator: null,
  result: "authenticated",
  result_reason: null,
  transaction_id: null,
  version: "2.2.0",
};

/** Digits that only depend on `seed`. */
function digits(seed: string, length: number): string {
  const value = BigInt(`0x${createHash("sha256").update(seed).digest("hex")}`);
  return value.toString().slice(0, length);
}
