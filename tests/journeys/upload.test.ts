import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeWav } from "../../lib/audio/testing/makeWav";
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
  await clear(page);
  await page.close();
});

/** The next test begins with an empty place. */
async function clear(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Choose another file" }).click();
  await page.getByText("Choose a WAV, AIFF, FLAC or MP3, or drop it here").waitFor();
}

/** Some seconds of a real master, large enough to be caught on its way. */
const long = makeWav({ frames: 44_100 * 30 });

/** Lets bytes out slowly, so that an upload can be left in its middle. @returns a way to take the connection away, and back */
async function slowly(page: Page, kilobytesPerSecond: number): Promise<(offline: boolean) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const set = async (offline: boolean) => {
    await session.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput: kilobytesPerSecond * 1024 });
  };
  await set(false);
  return set;
}

const percentage = async (page: Page) => Number((await page.getByText(/^\d+%$/).first().textContent())?.replace("%", ""));
const rangesOf = (page: Page) => {
  const starts: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") starts.push(Number(/bytes=(\d+)-/.exec(request.headers().range ?? "")?.[1]));
  });
  return starts;
};

async function halfway(page: Page): Promise<void> {
  await vi.waitFor(async () => expect(await percentage(page)).toBeGreaterThan(20), { timeout: 30_000 });
}

test("an upload survives a reload: it goes on by itself, from where it was", async () => {
  const page = await newBeat();
  await slowly(page, 600);
  await page.getByLabel(/Choose a WAV, AIFF/).setInputFiles(file("reloaded.wav", long));
  await halfway(page);
  const starts = rangesOf(page);
  await page.reload();
  await page.getByText("Uploaded.").waitFor({ timeout: 40_000 });
  expect(starts.length).toBeGreaterThan(0);
  for (const start of starts) expect(start).toBeGreaterThan(long.length / 20);
  await clear(page);
  await page.close();
});

test("where the browser kept no copy the same file is asked for, another one refused, and nothing sent twice", async () => {
  const page = await newBeat();
  await slowly(page, 600);
  const master = file("asked-again.wav", long);
  await page.getByLabel(/Choose a WAV, AIFF/).setInputFiles(master);
  await halfway(page);
  await page.evaluate(async () => {
    const opened = indexedDB.open("backline-uploads");
    await new Promise((done) => (opened.onsuccess = done));
    const transaction = opened.result.transaction("files", "readwrite");
    transaction.objectStore("files").clear();
    await new Promise((done) => (transaction.oncomplete = done));
  });
  await page.reload();
  const again = page.getByLabel(/Choose “asked-again.wav” again/);
  await again.setInputFiles(file("other.wav", long.map((byte, at) => (at === 60 ? byte ^ 1 : byte))));
  await page.getByText("“other.wav” is another file.").waitFor();
  const starts = rangesOf(page);
  await again.setInputFiles(master);
  await page.getByText("Uploaded.").waitFor({ timeout: 40_000 });
  expect(starts[0]).toBeGreaterThan(long.length / 20);
  await clear(page);
  await page.close();
});

test("an upload can be paused, goes on while its maker walks through the studio, and outlives a lost connection", async () => {
  const page = await newBeat();
  const connection = await slowly(page, 300);
  await page.getByLabel(/Choose a WAV, AIFF/).setInputFiles(file("walking.wav", long));
  await halfway(page);
  await page.getByRole("button", { name: "Pause the upload" }).click();
  await page.getByText(/^Paused at/).waitFor();
  const paused = await percentage(page);
  await page.getByRole("button", { name: "Go on with the upload" }).click();
  await vi.waitFor(async () => expect(await percentage(page)).toBeGreaterThan(paused), { timeout: 20_000 });
  await page.getByRole("link", { name: "Sales" }).click();
  const strip = page.getByRole("list", { name: "Uploads" }).getByRole("link", { name: /walking.wav/ });
  expect(await strip.getAttribute("href")).toBe("/studio/beats/new");
  await connection(true);
  await strip.getByText("Waiting").waitFor({ timeout: 20_000 });
  // Once the connection is back the browser may send what is left at once, and the strip is gone before a hand reaches it.
  await connection(false);
  await page.goBack();
  await page.getByText("Uploaded.").waitFor({ timeout: 60_000 });
  await clear(page);
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
