import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { z } from "zod";
import { CHROMIUM_ARGUMENTS, findChromium } from "../../house/chromium";
import { inRoot } from "../../house/paths";
import { anyFreePort } from "../../house/ports";
import { median } from "../figures";

const folder = inRoot("scripts/bench/lighthouse");
const run = promisify(execFile);

/** One page as Lighthouse sees it on its slow phone (four times slower, 1.6 Mbit/s, 150 ms): medians of several runs. */
export interface PageFigures {
  /** 0 to 100. */
  score: number;
  /** Largest contentful paint, ms. */
  lcpMs: number;
  cls: number;
  /** Total blocking time, ms. */
  tbtMs: number;
  /** Script that came over the wire, bytes. */
  scriptBytes: number;
}

const audit = z.object({ numericValue: z.number() });
const report = z.object({
  categories: z.object({ performance: z.object({ score: z.number() }) }),
  audits: z.object({
    "largest-contentful-paint": audit,
    "cumulative-layout-shift": audit,
    "total-blocking-time": audit,
    "resource-summary": z.object({ details: z.object({ items: z.array(z.object({ resourceType: z.string(), transferSize: z.number() })) }) }),
  }),
});

/** Measures pages in turn, `rounds` times each, so that a slow minute of the machine falls on all of them. */
export async function lighthouse(urls: readonly string[], rounds: number): Promise<Map<string, PageFigures>> {
  install();
  const seen = new Map<string, PageFigures[]>(urls.map((url) => [url, []]));
  for (let round = 0; round < rounds; round++) {
    for (const url of urls) seen.get(url)?.push(await measure(url));
  }
  return new Map([...seen].map(([url, figures]) => [url, medians(figures)]));
}

/** Lighthouse has a lockfile of its own beside this file: only who measures installs it. */
function install(): void {
  if (existsSync(join(folder, "node_modules/lighthouse/cli/index.js"))) return;
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--workspaces=false"], { cwd: folder, stdio: "inherit" });
  if (npm.status !== 0) throw new Error("Lighthouse could not be installed.");
}

async function measure(url: string): Promise<PageFigures> {
  const port = await anyFreePort();
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGUMENTS, `--remote-debugging-port=${port}`] });
  try {
    const args = [join(folder, "node_modules/lighthouse/cli/index.js"), url, `--port=${port}`, "--output=json", "--quiet", "--only-categories=performance"];
    const { stdout } = await run(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }).catch(({ stderr }: { stderr?: string }) => {
      throw new Error(`Lighthouse could not measure ${url}: ${stderr ?? "it did not start"}`);
    });
    return figures(report.parse(JSON.parse(stdout)));
  } finally {
    await browser.close();
  }
}

function figures({ categories, audits }: z.infer<typeof report>): PageFigures {
  return {
    score: categories.performance.score * 100,
    lcpMs: audits["largest-contentful-paint"].numericValue,
    cls: audits["cumulative-layout-shift"].numericValue,
    tbtMs: audits["total-blocking-time"].numericValue,
    scriptBytes: audits["resource-summary"].details.items.find(({ resourceType }) => resourceType === "script")?.transferSize ?? 0,
  };
}

function medians(all: readonly PageFigures[]): PageFigures {
  const of = (name: keyof PageFigures) => median(all.map((one) => one[name]));
  return { score: of("score"), lcpMs: of("lcpMs"), cls: of("cls"), tbtMs: of("tbtMs"), scriptBytes: of("scriptBytes") };
}
