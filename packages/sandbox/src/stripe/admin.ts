import { Hono } from "hono";
import type { Account } from "./account";
import { expireSession } from "./checkout/expire";
import { type CardForm, readCard } from "./money/card-form";
import { completeWithoutPayment, finishAuthentication, payWithCard } from "./money/pay";
import { exampleOf } from "./pages/checkout-page";
import { NOBODY } from "./state/transaction";
import { StripeError } from "./wire/errors";

/** What a buyer or the passing of time would do to a session, as verbs for tests and load. */
export function stripeAdmin(account: Account): Hono {
  const admin = new Hono();

  admin.post("/sessions/:id/expire", (c) => {
    const session = account.transact(NOBODY, (tx) => expireSession(tx, tx.get("checkout.session", c.req.param("id"))));
    return c.json({ session });
  });

  /**
   * Body `{ card?, email?, name?, expiry?, cvc?, authenticate? }`: everything has an example value; `authenticate`
   * (default true) is the buyer's answer where the card asks for 3-D Secure. Answers `{ outcome, session }`.
   */
  admin.post("/sessions/:id/pay", async (c) => {
    const body = await readBody(c.req.raw);
    const text = (name: string, example: string) => {
      const value = body.get(name);
      return typeof value === "string" ? value : example;
    };
    const id = c.req.param("id");
    const answer = account.transact(NOBODY, (tx) => {
      const session = tx.get("checkout.session", id);
      if (session.status !== "open") throw new StripeError(`The session is ${session.status}, so it cannot be paid.`);
      const email = session.customer_details?.email ?? text("email", "buyer@example.com");
      const outcome = () => {
        if (session.amount_total === 0) return completeWithoutPayment(tx, session, { email, name: null });
        const example = exampleOf({ number: text("card", "4242424242424242") }, tx.clock.now());
        const form: CardForm = {
          email,
          name: text("name", example.name),
          number: example.number,
          expiry: text("expiry", example.expiry),
          cvc: text("cvc", example.cvc),
        };
        const read = readCard(form, tx.clock.now());
        if ("errors" in read) throw new StripeError(Object.values(read.errors).join(" "));
        const first = payWithCard(tx, session, read.card, `${session.url}/authenticate`);
        if (first.kind !== "authenticate") return first;
        return finishAuthentication(tx, tx.get("checkout.session", id), body.get("authenticate") !== false);
      };
      return { outcome: outcome() ?? { kind: "paid" }, session: tx.get("checkout.session", id) };
    });
    return c.json(answer);
  });

  return admin;
}

async function readBody(request: Request): Promise<Map<string, unknown>> {
  const text = await request.text();
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  return new Map(typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : []);
}
