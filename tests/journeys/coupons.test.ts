import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { payWith } from "../support/steps";
import { beat, creator, house, member } from "../support/world";

let desk: OpenBrowser;
let phone: OpenBrowser;
beforeAll(async () => {
  [desk, phone] = [await openBrowser(), await openBrowser({ viewport: { width: 390, height: 844 } })];
});
afterAll(async () => {
  await desk.close();
  await phone.close();
});

test("a seller brings a code out, a buyer opens the link with it, pays the lower price, and the seller sees what it brought", async () => {
  const seller = await creator();
  const made = await beat(seller, { basic: 2_500, premium: 7_500 });
  await desk.context.addCookies(seller.person.cookies());
  const studio = await desk.context.newPage();
  await studio.goto(`${house().appUrl}/studio/deals`);
  await studio.getByText("No codes yet").waitFor();
  await studio.getByRole("button", { name: "New code" }).click();
  await studio.getByLabel("Code", { exact: true }).fill("spring-20");
  await studio.getByLabel("Uses in all").fill("5");
  await studio.getByRole("button", { name: "Make the code" }).click();
  await studio.getByText("SPRING-20", { exact: true }).waitFor();
  await studio.getByText("0 of 5").waitFor();

  const buyer = await member();
  await phone.context.addCookies(buyer.person.cookies());
  const page = await phone.context.newPage();
  await page.goto(`${house().appUrl}/beats/${made.slug}?coupon=spring-20`);
  await page.getByText("$25 less your code SPRING-20").waitFor();
  await page.getByRole("button", { name: "Take the code away" }).click();
  await page.getByRole("button", { name: "Buy for $25: Basic lease" }).waitFor();
  await page.getByRole("button", { name: "Have a code?" }).click();
  await page.getByLabel("Code", { exact: true }).fill("autumn");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByText("There is no such code for this store at the moment.").waitFor();
  await page.getByLabel("Code", { exact: true }).fill("Spring-20");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Buy for $60: Premium lease" }).waitFor();
  await page.getByRole("button", { name: "Buy for $20: Basic lease" }).click();
  await page.waitForURL("**/c/pay/**");
  await page.getByText("$20.00").first().waitFor();
  await payWith(page, "4242 4242 4242 4242");
  await page.waitForURL("**/checkout/success**");
  await page.getByRole("link", { name: /WAV/ }).first().waitFor({ timeout: 60_000 });

  await studio.getByText("1 of 5").waitFor();
  await studio.getByText("$20.00").waitFor();
  await studio.getByRole("button", { name: "Pause SPRING-20" }).click();
  await studio.getByText("Paused", { exact: true }).waitFor();
  expect([...desk.outside, ...phone.outside]).toEqual([]);
});
