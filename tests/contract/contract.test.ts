import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { house } from "../support/world";
import * as account from "./account.cases";
import * as beats from "./beats.cases";
import * as cart from "./cart.cases";
import { type Case, run } from "./case";
import * as crawlers from "./crawlers.cases";
import * as mail from "./mail.cases";
import * as orders from "./orders.cases";
import * as payments from "./payments.cases";
import * as platform from "./platform.cases";
import { type Scene, theScene } from "./scene";
import * as signIn from "./sign-in.cases";
import * as store from "./store.cases";
import * as studio from "./studio.cases";

/** Every documented operation and its cases. An operation without cases fails below. */
const MATRIX: Record<string, Case[]> = {
  "POST /api/beats/create-checkout-session": beats.createCheckoutSession,
  "POST /api/cart/checkout": cart.cartCheckout,
  "GET /api/beats/download": beats.download,
  "GET /api/beats/contract": beats.contract,
  "GET /api/account/export": account.exported,
  "POST /api/auth/update-user": account.updateUser,
  "POST /api/auth/change-password": account.changePassword,
  "POST /api/auth/change-email": account.changeEmail,
  "POST /api/auth/change-email/confirm": account.confirmEmail,
  "POST /api/auth/revoke-session": account.revokeSession,
  "POST /api/auth/revoke-sessions": account.revokeSessions,
  "POST /api/auth/unlink-account": account.unlink,
  "POST /api/auth/delete-user": account.deleteUser,
  "GET /api/orders/receipt": orders.receipt,
  "GET /api/disputes/{disputeId}/evidence": studio.evidence,
  "GET /api/studio/sales/export": studio.exportSales,
  "PUT /api/studio/preview-tag": studio.putPreviewTag,
  "GET /api/studio/analytics/export": studio.exportFigures,
  "GET /api/audio/{filename}": platform.audio,
  "GET /api/images/{filename}": store.image,
  "PUT /api/studio/store/image/{slot}": store.putImage,
  "GET /robots.txt": crawlers.robots,
  "GET /sw.js": crawlers.worker,
  "GET /sitemap.xml": crawlers.sitemapList,
  "GET /sitemap/{file}": crawlers.sitemap,
  "GET /feed.xml": crawlers.marketRss,
  "GET /atom.xml": crawlers.marketAtom,
  "GET /{slug}/feed.xml": crawlers.storeRss,
  "GET /{slug}/atom.xml": crawlers.storeAtom,
  "GET /api/og/home": crawlers.homePicture,
  "GET /api/og/beats/{slug}": crawlers.beatPicture,
  "GET /api/og/stores/{slug}": crawlers.storePicture,
  "POST /api/uploadthing": payments.uploadthing,
  "POST /api/verify-payment": payments.verifyPayment,
  "POST /api/webhooks/clerk": platform.clerkWebhook,
  "POST /api/webhooks/stripe": payments.stripeWebhook,
  "POST /api/webhooks/resend": mail.resendWebhook,
  "POST /api/internal/work": payments.internalWork,
  "POST /api/analytics/track": platform.track,
  "GET /api/sync-user": platform.syncUser,
  "GET /api/health": platform.health,
  "GET /api/auth/convex-token": platform.convexToken,
  "GET /swagger.json": platform.swagger,
  "GET /api/files/{fileId}": beats.files,
  "GET /api/uploadthing": payments.uploadRoutes,
  "GET /api/auth/session": platform.session,
  "GET /api/auth/get-session": platform.getSession,
  "GET /api/auth/verify-email": platform.verifyByLink,
  "POST /api/auth/verify-email": platform.verifyByForm,
  "POST /api/auth/send-verification-email": platform.resend,
  "POST /api/auth/sign-in": platform.signInBare,
  "POST /api/auth/sign-in/email": platform.signIn,
  "POST /api/auth/sign-up": platform.signUpBare,
  "POST /api/auth/sign-up/email": platform.signUp,
  "POST /api/auth/sign-out": platform.signOut,
  "POST /api/auth/sign-in/social": signIn.social,
  "GET /api/auth/callback/{provider}": signIn.callback,
  "POST /api/auth/sign-in/magic-link": signIn.sendMagicLink,
  "GET /api/auth/magic-link/verify": signIn.openMagicLink,
  "POST /api/auth/magic-link/verify": signIn.redeemMagicLink,
  "POST /api/auth/forgot-password": signIn.forgotPassword,
  "POST /api/auth/reset-password": signIn.resetPassword,
};

let scene: Scene;
beforeAll(async () => {
  scene = await theScene();
});

for (const [operation, cases] of Object.entries(MATRIX)) {
  describe(operation, () => {
    for (const each of cases) test(each.name, () => run(scene, each));
  });
}

const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const METHODS = new Set(["get", "post", "put", "patch", "delete"]);

test("every documented operation has its row in the matrix", async () => {
  const { paths } = document.parse(await (await fetch(`${house().appUrl}/swagger.json`)).json());
  const documented = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).filter((method) => METHODS.has(method)).map((method) => `${method.toUpperCase()} ${path}`));
  expect(documented.length).toBeGreaterThan(10);
  expect(documented.filter((operation) => !(operation in MATRIX))).toEqual([]);
});
