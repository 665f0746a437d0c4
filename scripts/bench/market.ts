import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type House, startHouse } from "../house/house";
import { anyFreePort } from "../house/ports";
import { median, quantile } from "./figures";
import { COMMON_WORD, fillShop, sharedWord } from "./full-shop";

const SIZES = [1_000, 100_000] as const;
const ROUNDS = 9;
const VISITS = 60;

/** What people ask of the marketplace, several of each kind, so that no answer is the last one again. */
const PLACES: Record<string, string[]> = {
  "marketplace": ["/beats", "/beats?sort=trending", "/beats?sort=cheapest"],
  "facets": ["/beats?genre=trap", "/beats?key=A+minor&match=1", "/beats?bpm=120-130&sort=cheapest", "/beats?genre=drill&mood=dark&bpm=90-110", "/beats?mood=happy&price=20-40"],
  // Words that as many beats have in both shops: an answer of 24 rows beside an empty one would say nothing of the search.
  "words": [`/beats?q=${sharedWord(3)}`, `/beats?q=${sharedWord(11)}`, `/beats?q=${sharedWord(0).slice(0, -2)}`, `/beats?q=${sharedWord(7)}&genre=pop`, `/beats?q=${sharedWord(19)}&sort=cheapest`],
  // What a twentieth of all beats have: 50 and 5,000 to rank, 24 to show in both.
  "common words": [`/beats?q=${COMMON_WORD}`, `/beats?q=${COMMON_WORD.slice(0, -3)}`, `/beats?q=${COMMON_WORD}&sort=cheapest`],
};

/** The marketplace with few beats and with many: two houses, asked in turn, so that the machine's moods meet both. */
export async function benchMarket(): Promise<void> {
  const opened: { house: House; dataDir: string }[] = [];
  try {
    for (const size of SIZES) {
      opened.push(await open());
      const began = performance.now();
      await fillShop(opened.at(-1)?.house ?? never(), size);
      console.log(`${size} beats on sale after ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    console.log(`\nMarketplace at ${SIZES.join(" and ")} beats: p95 of ${VISITS} visits, medians of ${ROUNDS} interleaved rounds`);
    for (const [name, paths] of Object.entries(PLACES)) {
      const [few, many] = await compare(opened.map(({ house }) => house.appUrl), paths);
      console.log(`  ${name.padEnd(13)} ${ms(few)} and ${ms(many)}, ratio ${((many ?? 0) / (few ?? 1)).toFixed(2)}`);
    }
  } finally {
    for (const { house, dataDir } of opened) {
      await house.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

async function open(): Promise<{ house: House; dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), "backline-market-"));
  const [app, convex, convexSite, sandbox] = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
  return { dataDir, house: await startHouse({ dataDir, ports: { app, convex, convexSite, sandbox }, environment: { TRUSTED_PROXIES: "1" }, say: () => {} }) };
}

/** The median p95 of each house, ms. The first round warms both up and does not count. */
async function compare(origins: string[], paths: string[]): Promise<number[]> {
  const rounds: number[][] = origins.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [at, origin] of origins.entries()) {
      const waits: number[] = [];
      for (let visit = 0; visit < VISITS; visit++) waits.push(await wait(origin + paths[visit % paths.length]));
      if (round > 0) rounds[at]?.push(quantile(waits, 0.95));
    }
  }
  return rounds.map(median);
}

async function wait(url: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - began;
}

function ms(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(1)} ms`;
}

function never(): never {
  throw new Error("No house was opened.");
}
