import { Hono } from "hono";
import type { ProviderFactory } from "../kernel/types";
import { Account, SIGNER } from "./account";
import { stripeAdmin } from "./admin";
import { checkoutSessions } from "./checkout/sessions";
import { paymentsConsole } from "./console";
import { arrangeJobs } from "./jobs";
import { checkoutPages } from "./pages/routes";
import { customers } from "./resources/customers";
import { disputes } from "./resources/disputes";
import { events } from "./resources/events";
import { files } from "./resources/files";
import { money } from "./resources/money";
import { prices } from "./resources/prices";
import { products } from "./resources/products";
import { refunds } from "./resources/refunds";
import { stripeSigner } from "./webhook-signature";
import { answering, createApi } from "./wire/api";
import { StripeError } from "./wire/errors";

/**
 * Stripe, spoken to the official SDK at its pinned API version: Checkout in payment mode with its hosted page, the
 * objects around it, refunds, the balance, and signed webhooks to the product's `/api/webhooks/stripe`.
 */
export const stripe: ProviderFactory = (kernel) => {
  const account = new Account(kernel);
  kernel.outbox.registerSigner(SIGNER, stripeSigner(account.webhookSecret));

  const routes = new Hono();
  const api = createApi(account, routes);
  checkoutSessions(api, kernel.origin);
  customers(api);
  products(api);
  prices(api);
  money(api);
  refunds(api);
  disputes(api);
  files(api, account, routes);
  events(api, () => account.undelivered());
  checkoutPages(account, routes);
  routes.notFound((c) =>
    answering(account, c, () => {
      throw new StripeError(`Unrecognized request URL (${c.req.method}: ${c.req.path}).`, { status: 404 });
    }),
  );

  arrangeJobs(account);
  account.sendForgottenEvents();
  return {
    name: "stripe",
    mount: "/",
    routes,
    console: paymentsConsole(account),
    admin: stripeAdmin(account),
    env: {
      STRIPE_SECRET_KEY: account.secretKey,
      STRIPE_API_BASE: kernel.origin,
      STRIPE_WEBHOOK_SECRET: account.webhookSecret,
    },
  };
};
