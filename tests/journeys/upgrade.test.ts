import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { createAccount, payWith } from "../support/steps";
import { beat, type Creator, creator, house, member, purchase } from "../support/world";

const PHONE = { width: 390, height: 844 };
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let seller: Creator;
let desk: OpenBrowser;
let phone: OpenBrowser;
beforeAll(async () => {
  seller = await creator();
  [desk, phone] = [await openBrowser(), await openBrowser({ viewport: PHONE })];
});
afterAll(async () => {
  await desk.close();
  await phone.close();
});

test("a licence grows in the library for the difference: the files move over, the old contract's page says that it was replaced", async () => {
  const made = await beat(seller, { basic: 2_500, premium: 7_500, exclusive: 50_000 });
  const buyer = await member();
  const bought = await purchase(buyer.person, made.beatId);
  const verifyId = bought.order.lines[0]?.license?.verifyId ?? "";
  await desk.context.addCookies(buyer.person.cookies());
  const page = await desk.context.newPage();

  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  await page.getByText("$75 less the $25 of your basic lease").waitFor();
  await page.getByRole("link", { name: "In your library" }).click();
  await page.getByRole("button", { name: "Upgrade to Exclusive rights for $475" }).waitFor();
  await page.getByRole("button", { name: "Upgrade to Premium lease for $50" }).click();
  await page.waitForURL("**/c/pay/**");
  await page.getByText("$50.00").first().waitFor();
  await payWith(page, "4242 4242 4242 4242");
  await page.waitForURL("**/checkout/success**");
  await page.getByText("Premium lease").first().waitFor({ timeout: 60_000 });

  await page.goto(`${house().appUrl}/library`);
  await page.getByText("Upgraded", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Upgrade to Exclusive rights for $425" }).waitFor();
  const wav = page.getByRole("link", { name: /WAV/ });
  await wav.first().waitFor();
  expect(await wav.count()).toBe(1);
  const [download] = await Promise.all([page.waitForEvent("download"), wav.click()]);
  expect(sha256(readFileSync(await download.path()))).toBe(sha256(made.master));

  await page.goto(`${house().appUrl}/verify/${verifyId}`);
  await page.getByText("This licence was replaced by a larger one.").waitFor();
  await page.getByText(/holds a premium lease on this beat instead/).waitFor();

  await page.goto(`${house().appUrl}/library`);
  const newest = page.getByRole("listitem").filter({ hasText: "Premium lease ·" });
  await newest.getByRole("link", { name: "Verification" }).click();
  await page.getByText("This licence is valid.").waitFor();
  await page.getByRole("link", { name: "basic lease of the same licensee" }).click();
  await page.waitForURL(`**/verify/${verifyId}`);
  expect(desk.outside).toEqual([]);
});

test("on a phone, a free licence is had with an e-mail address: sign-up leads back to the very tier, and the claim is one press", async () => {
  const made = await beat(seller, { basic: 0, premium: 7_500 });
  const page = await phone.context.newPage();
  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  await page.getByText("Free with your e-mail").waitFor();
  await page.getByRole("button", { name: "Get it free: Basic lease" }).click();
  await page.waitForURL("**/sign-up**");
  const email = `free-${randomBytes(4).toString("hex")}@people.backline.test`;
  await createAccount(page, { name: "Free Fan", email, password: randomBytes(12).toString("base64url") });

  await page.waitForURL(`**/beats/${made.slug}?tier=basic#tier-basic`);
  const claim = page.getByRole("button", { name: "Get it free: Basic lease" });
  await claim.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await claim.click();
  await page.waitForURL("**/checkout/success?session_id=free_**");
  await page.getByRole("link", { name: /WAV/ }).first().waitFor({ timeout: 60_000 });

  await page.goto(`${house().appUrl}/beats/${made.slug}`);
  await page.getByText("Yours", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Upgrade for $75: Premium lease" }).waitFor();
  expect(phone.outside).toEqual([]);
});
