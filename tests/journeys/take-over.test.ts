import { expect, test } from "vitest";
import { verificationLink } from "../../scripts/seed/person";
import { openBrowser } from "../support/browser";
import { house, stranger } from "../support/world";

test("an address that somebody else registered first: its owner opens the mail, sets a password, and is in; the other is out", async () => {
  const email = `taken-${Date.now()}@people.backline.test`;
  const squatter = stranger();
  await squatter.post("/api/auth/sign-up/email", { email, password: "the squatter's own", name: "Taken" });

  const { context, close } = await openBrowser();
  const page = await context.newPage();
  await page.goto(await verificationLink(house(), email));
  await page.getByRole("heading", { name: "Confirm your address" }).waitFor();
  await page.getByRole("button", { name: /do not know this account/ }).click();
  await page.getByLabel("New password").fill("the owner's own");
  await page.getByRole("button", { name: "Set the password and continue" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  expect((await page.request.get(`${house().appUrl}/api/sync-user`)).status()).toBe(200);
  expect((await squatter.fetch("/api/sync-user")).status).toBe(401);
  await close();
});
