import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenBrowser, openBrowser } from "../support/browser";
import { creator, house, wav } from "../support/world";

const folder = mkdtempSync(join(tmpdir(), "backline-upload-"));
const file = (name: string, content: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

let browser: OpenBrowser;
beforeAll(async () => {
  browser = await openBrowser();
  await browser.context.addCookies((await creator()).person.cookies());
});
afterAll(() => browser.close());

async function newBeat(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`${house().appUrl}/studio/beats/new`);
  return page;
}

test("a file that is no master by its name is refused before anything is sent", async () => {
  const page = await newBeat();
  await page.getByLabel(/Choose a WAV, AIFF/).setInputFiles(file("song.m4a", "ftyp"));
  await page.getByText("song.m4a: This is not a WAV, AIFF, FLAC or MP3.").waitFor();
  await page.close();
});

test("an upload can be stopped, and the next one goes through", async () => {
  const page = await newBeat();
  await page.route(/x-ut-identifier/, (route) => (route.request().method() === "PUT" ? new Promise(() => {}) : route.continue()));
  const master = file("held.wav", wav());
  await page.getByLabel(/Choose a WAV, AIFF/).setInputFiles(master);
  await page.getByRole("button", { name: "Stop the upload" }).click();
  await page.getByText("Choose a WAV, AIFF, FLAC or MP3, or drop it here").waitFor();
  await page.unroute(/x-ut-identifier/);
  await page.getByLabel(/Choose a WAV, AIFF/).setInputFiles(master);
  await page.getByText("Uploaded.").waitFor();
  await page.close();
});

test("defect 34: what only calls itself a WAV cannot be published, and its maker is told why", async () => {
  const page = await newBeat();
  await page.getByLabel(/Choose a WAV, AIFF/).setInputFiles(file("fake.wav", "This is text, and nobody can sing it.".repeat(100)));
  await page.getByText("Uploaded.").waitFor();
  await page.getByLabel("Genre").click();
  await page.getByRole("option", { name: "Trap" }).click();
  await page.getByRole("button", { name: "Save the beat" }).click();
  await page.getByText("This file cannot be sold.").waitFor({ timeout: 60_000 });
  expect(await page.getByRole("button", { name: "Publish" }).count()).toBe(0);
  await page.close();
});
