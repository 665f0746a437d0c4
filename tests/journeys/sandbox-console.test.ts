import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../scripts/seed/until";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { house, member, sandbox } from "../support/world";

let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("the console follows what happens without a reload, keeps what is typed and where one stands, and can be held still", async () => {
  const page = await browser.context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${house().sandbox.url}/console/mail`);
  const { email } = await member();
  await page.getByText(`to ${email}`).first().waitFor();

  await page.goto(`${house().sandbox.url}/console/faults`);
  await page.getByText("A fault on the product's requests").click();
  const path = page.locator("#own-request").getByLabel("Path");
  await path.fill("/v1/never");
  const rule = { on: "request", match: { provider: "stripe", containing: "nobody-says-this" }, effect: { kind: "truncate" }, note: "Made by a test" };
  const made: { fault: { id: string } } = await (await sandbox("/faults", { method: "POST", body: JSON.stringify(rule) })).json();
  await page.getByText("Made by a test").waitFor();
  await page.getByText(/fault.* armed\./).first().waitFor();
  expect(await path.inputValue()).toBe("/v1/never");

  await page.getByRole("button", { name: "Live" }).click();
  await page.getByRole("button", { name: "Paused" }).waitFor();
  await sandbox(`/faults/${made.fault.id}`, { method: "DELETE" });
  expect(await page.getByText("Made by a test").count()).toBe(1);
  await page.getByRole("button", { name: "Paused" }).click();
  await until(async () => (await page.getByText("Made by a test").count()) === 0, "the deleted fault to go");
  expect(complaints).toEqual([]);
  await page.close();
});

test("every page of the console fits a phone", async () => {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 360, height: 780 });
  for (const path of ["/", "/console/mail", "/console/payments", "/console/files", "/console/deliveries", "/console/requests", "/console/clock", "/console/faults"]) {
    await page.goto(house().sandbox.url + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
  await page.close();
});
