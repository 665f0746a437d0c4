// `npm run bench`: speed as ratios to a ceiling measured in the same run, medians of interleaved rounds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { startHouse } from "../house/house";
import { anyFreePort } from "../house/ports";
import { buildBare, startBare } from "./bare/server";
import { median, pooled, quantile } from "./figures";
import { lighthouse } from "./lighthouse/measure";
import { benchConvex } from "./convex/convex";
import { benchMarket } from "./market";
import { type Shop, stockShop } from "./shop";

const ROUNDS = 7;
const SECONDS = 4;
const CONNECTIONS = 16;
const BUYERS = 40;
const LIGHTHOUSE_ROUNDS = 3;

const dataDir = mkdtempSync(join(tmpdir(), "backline-bench-"));
const [app, convex, convexSite, sandbox, bare, ours] = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
const house = await startHouse({ dataDir, ports: { app, convex, convexSite, sandbox }, environment: { TRUSTED_PROXIES: "1" }, say: console.log });
await buildBare();
const ceilings = [await startBare(bare, "next"), await startBare(ours, "house")];
try {
  console.log(`Stocking the shop: 24 beats, ${BUYERS} buyers…`);
  const shop = await stockShop(house, { beats: 24, buyers: BUYERS });
  await weights(shop);
  await pages(shop);
  await sales(shop);
} finally {
  for (const ceiling of ceilings) ceiling.kill();
  await house.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
await benchMarket();
await benchConvex();

async function pages(shop: Shop): Promise<void> {
  const places = { "bare dynamic page": `http://localhost:${bare}/`, "catalogue /beats": `${house.appUrl}/beats`, "beat page": `${house.appUrl}/beats/${shop.slugs[0]}`, "home /": house.appUrl };
  const perSecond = new Map<string, number[]>(Object.keys(places).map((name) => [name, []]));
  const latency = new Map<string, number[]>(Object.keys(places).map((name) => [name, []]));
  for (const url of Object.values(places)) await autocannon({ url, connections: CONNECTIONS, duration: 2 });
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url] of Object.entries(places)) {
      const run = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
      if (run.non2xx > 0 || run.errors > 0) throw new Error(`${name}: ${run.non2xx} answers were not 200, ${run.errors} failed`);
      perSecond.get(name)?.push(run.requests.average);
      latency.get(name)?.push(run.latency.p97_5);
    }
  }
  const top = median(perSecond.get("bare dynamic page") ?? []);
  console.log(`\nPages, ${CONNECTIONS} connections, medians of ${ROUNDS} interleaved rounds of ${SECONDS} s`);
  for (const name of Object.keys(places)) {
    const rate = median(perSecond.get(name) ?? []);
    console.log(`  ${name.padEnd(20)} ${rate.toFixed(0).padStart(6)}/s   ${(rate / top).toFixed(2)} of the bare page   p97.5 ${median(latency.get(name) ?? []).toFixed(0)} ms`);
  }
}

/** What a first visit on a slow phone is like, beside a page of Next's that says one line. */
async function weights(shop: Shop): Promise<void> {
  const places = { "bare page": `http://localhost:${bare}/`, "bare, our start": `http://localhost:${ours}/`, "home /": `${house.appUrl}/`, "catalogue /beats": `${house.appUrl}/beats`, "beat page": `${house.appUrl}/beats/${shop.slugs[0]}`, "store page": `${house.appUrl}/bench-store` };
  const measured = await lighthouse(Object.values(places), LIGHTHOUSE_ROUNDS);
  console.log(`\nLighthouse, mobile, medians of ${LIGHTHOUSE_ROUNDS} interleaved runs`);
  for (const [name, url] of Object.entries(places)) {
    const page = measured.get(url);
    if (page) console.log(`  ${name.padEnd(20)} score ${page.score.toFixed(0).padStart(3)}   LCP ${(page.lcpMs / 1000).toFixed(2)} s   CLS ${page.cls.toFixed(3)}   blocked ${page.tbtMs.toFixed(0)} ms   script ${(page.scriptBytes / 1000).toFixed(0)} kB`);
  }
}

async function sales(shop: Shop): Promise<void> {
  const began = performance.now();
  const sessions = await pooled(shop.buyers, 8, (buyer) => shop.openCheckout(buyer));
  const seconds = (performance.now() - began) / 1000;
  console.log(`\nCheckouts opened (order, hold, Stripe session, 8 at once): ${(sessions.length / seconds).toFixed(1)}/s`);

  const waits = await pooled(sessions, 1, ({ buyer, sessionId }) => shop.payAndWait(buyer, sessionId));
  console.log(`Card accepted to entitlement seen by a live query, one at a time: p50 ${quantile(waits, 0.5).toFixed(0)} ms, p95 ${quantile(waits, 0.95).toFixed(0)} ms (${waits.length} sales)`);
}
