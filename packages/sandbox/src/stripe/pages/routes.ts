import { readFileSync } from "node:fs";
import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { refuseForeignOrigin } from "../../kernel/guards";
import type { Account } from "../account";
import { expireSession } from "../checkout/expire";
import { testAccount } from "../debits/accounts";
import { OFFERED_CARDS } from "../money/cards";
import { awaitedMethod, finishAuthentication } from "../money/pay";
import { NOBODY, type Transaction } from "../state/transaction";
import type { CheckoutSession } from "../state/types";
import { checkoutPage, type CheckoutView } from "./checkout-page";
import { exampleDebit, exampleOf } from "./examples";
import { PAGE_POLICY } from "./frame";
import { methodsOf } from "./payment-form";
import { absentPage, authenticationPage, completePage, expiredPage, successUrl } from "./state-pages";
import { submitPayment } from "./submit";

const asset = (name: string) => readFileSync(new URL(`./assets/${name}`, import.meta.url), "utf8");
const STYLE = asset("checkout.css");
const SCRIPT = asset("checkout.js");

/** The page at `session.url`, what its form does, and the 3-D Secure page behind some cards. */
export function checkoutPages(account: Account, routes: Hono): void {
  routes.get("/c/assets/checkout.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
  routes.get("/c/assets/checkout.js", (c) => c.body(SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }));

  routes.get("/c/pay/:id", (c) =>
    withSession(account, c, (tx, session) => {
      if (session.status !== "open") return closed(c, session);
      const shown = prefill(session, (name) => c.req.query(name), tx.clock.now());
      return page(c, checkoutPage(view(tx, session, shown)));
    }),
  );

  routes.post("/c/pay/:id", async (c) => {
    const foreign = refuseForeignOrigin(c.req.raw, account.kernel.origin);
    if (foreign) return foreign;
    const form = new URLSearchParams(await c.req.text());
    return withSession(account, c, (tx, session) => submit(c, tx, session, form));
  });

  routes.get("/c/pay/:id/authenticate", (c) =>
    withSession(account, c, (tx, session) => {
      if (session.status !== "open") return closed(c, session);
      const awaited = awaitedMethod(tx, session);
      return awaited ? page(c, authenticationPage(session, awaited.method)) : c.redirect(`/c/pay/${session.id}`, 303);
    }),
  );

  routes.post("/c/pay/:id/authenticate", async (c) => {
    const foreign = refuseForeignOrigin(c.req.raw, account.kernel.origin);
    if (foreign) return foreign;
    const passed = new URLSearchParams(await c.req.text()).get("result") === "complete";
    return withSession(account, c, (tx, session) => {
      if (session.status !== "open") return afterwards(c, session);
      const outcome = finishAuthentication(tx, session, passed);
      if (outcome?.kind === "paid") return c.redirect(successUrl(session), 303);
      if (outcome?.kind === "declined") return page(c, checkoutPage(view(tx, session, { declined: outcome.message })), 402);
      return c.redirect(`/c/pay/${session.id}`, 303);
    });
  });
}

/** A second submit of a paid session charges nothing and goes where the first one went. */
function submit(c: Context, tx: Transaction, session: CheckoutSession, form: URLSearchParams): Response {
  if (session.status !== "open") return afterwards(c, session);
  const result = submitPayment(tx, session, form);
  if (result.kind === "again") return page(c, checkoutPage(view(tx, session, result.shown)), result.status);
  return c.redirect(result.kind === "done" ? successUrl(session) : `/c/pay/${session.id}/authenticate`, 303);
}

/** What a link to a test card or a test account fills in. */
function prefill(session: CheckoutSession, query: (name: string) => string | undefined, now: number): Pick<CheckoutView, "values" | "chosen"> {
  const card = OFFERED_CARDS.find(({ number }) => number === query("card"));
  if (card) return { values: exampleOf(card, now), chosen: "card" };
  const { debit } = methodsOf(session);
  const account = debit === null ? undefined : testAccount(debit, query("account") ?? "");
  return account ? { values: exampleDebit(account), chosen: "debit" } : { values: {} };
}

/** Finds the session, ends it if its time is up, and makes what the page did to it durable before it is answered. */
function withSession(account: Account, c: Context, work: (tx: Transaction, session: CheckoutSession) => Response): Response {
  return account.transact(NOBODY, (tx) => {
    const session = tx.find("checkout.session", c.req.param("id") ?? "");
    if (!session) return page(c, absentPage(), 404);
    const overdue = session.status === "open" && session.expires_at <= tx.now();
    return work(tx, overdue ? expireSession(tx, session) : session);
  });
}

/** Where a form leads that came too late. */
function afterwards(c: Context, session: CheckoutSession): Response {
  return session.status === "complete" ? c.redirect(successUrl(session), 303) : closed(c, session);
}

function closed(c: Context, session: CheckoutSession): Response {
  return session.status === "complete" ? page(c, completePage(session)) : page(c, expiredPage(session), 410);
}

function view(tx: Transaction, session: CheckoutSession, shown: Partial<CheckoutView>): CheckoutView {
  const items = tx.get("session_plan", session.id).items;
  const lines = items.map((item) => ({ item, description: tx.find("product", item.price.product)?.description ?? null }));
  return { session, lines, values: {}, now: tx.clock.now(), ...shown };
}

function page(c: Context, markup: string, status: ContentfulStatusCode = 200): Response {
  return c.html(markup, status, {
    "content-security-policy": PAGE_POLICY,
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
  });
}
