import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Store } from "../../../packages/convex-embedded/src/store";
import { sortKey } from "../../../packages/convex-embedded/src/values";
import { median } from "../figures";
import type { BenchDeployment } from "./deployment";
import { below, callBody, rateOf } from "./load";

const CONNECTIONS = 50;
const ACCOUNTS = 10_000;

/** Durable transfers over HTTP, spread and on one hot pair, beside the bare store doing the same work. */
export async function benchWrites(deployment: BenchDeployment, rounds: number, seconds: number): Promise<void> {
  for (let from = 0; from < ACCOUNTS; from += 1000) await deployment.call("mutation", "bench:open", { from, count: 1000 });
  const before = await deployment.call("query", "bench:total", {});
  const url = `${deployment.url}/api/mutation`;
  const rates = { bare: [0], spread: [0], hot: [0] };
  const other = (account: number) => (account + 1 + below(ACCOUNTS - 1)) % ACCOUNTS;
  for (let round = 0; round < rounds; round += 1) {
    rates.bare[round] = bareTransfers(seconds * 1000);
    rates.spread[round] = await rateOf(url, () => {
      const from = below(ACCOUNTS);
      return callBody("bench:transfer", { from, to: other(from) });
    }, { connections: CONNECTIONS, seconds });
    rates.hot[round] = await rateOf(url, () => callBody("bench:transfer", { from: 0, to: 1 }), { connections: CONNECTIONS, seconds });
  }
  if ((await deployment.call("query", "bench:total", {})) !== before) throw new Error("Transfers made or lost money");
  const [bare, spread, hot] = [median(rates.bare), median(rates.spread), median(rates.hot)];
  console.log(`\nDurable transfers (read two, write two), ${CONNECTIONS} connections, medians of ${rounds} interleaved rounds of ${seconds} s; the sum of all balances is the same after`);
  console.log(`  bare store, ${CONNECTIONS} to a flush      ${bare.toFixed(0).padStart(6)}/s`);
  console.log(`  over ${ACCOUNTS} accounts         ${spread.toFixed(0).padStart(6)}/s   ${(spread / bare).toFixed(2)} of the bare store`);
  console.log(`  all on one pair              ${hot.toFixed(0).padStart(6)}/s   ${(hot / spread).toFixed(2)} of the spread ones`);
}

/** The same reads and writes on the store alone, so many to a flush as there are connections. */
function bareTransfers(ms: number): number {
  const directory = mkdtempSync(join(tmpdir(), "backline-bench-store-"));
  const store = Store.inDirectory(directory);
  try {
    const row = (number: number) => ({ row: number + 1, id: `account${number}`, size: 40, json: JSON.stringify({ _id: `account${number}`, balance: 1_000_000, number }) });
    store.begin();
    for (let number = 0; number < ACCOUNTS; number += 1) {
      store.putRow(row(number));
      store.putEntries([{ index: 1, key: sortKey(number), row: number + 1 }]);
    }
    store.commit();
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < ms) {
      store.begin();
      for (let each = 0; each < CONNECTIONS; each += 1, done += 1) {
        const [from, to] = [below(ACCOUNTS), below(ACCOUNTS)];
        for (const number of [from, to]) store.rowAt(1, sortKey(number));
        for (const number of [from, to]) store.putRow(row(number));
      }
      store.commit();
    }
    return done / ((performance.now() - began) / 1000);
  } finally {
    store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
