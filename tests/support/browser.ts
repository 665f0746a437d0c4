import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { CHROMIUM_ARGUMENTS, findChromium } from "../../scripts/house/chromium";

export interface OpenBrowser {
  context: BrowserContext;
  /** Requests that left for a host which is not this machine; the product must never make one. */
  outside: string[];
  close(): Promise<void>;
}

/** A real browser with a profile of its own. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<OpenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), "backline-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    args: CHROMIUM_ARGUMENTS,
    headless: true,
    acceptDownloads: true,
    viewport: { width: 1280, height: 900 },
    // The journeys watch and break the network themselves; the one about lost connections allows the worker.
    serviceWorkers: "block",
    ...options,
  });
  const outside: string[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (["http:", "https:", "ws:", "wss:"].includes(url.protocol) && !["localhost", "127.0.0.1"].includes(url.hostname)) outside.push(request.url());
  });
  return {
    context,
    outside,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
