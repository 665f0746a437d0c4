import { existsSync } from "node:fs";
import { Stop } from "./stop";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** Flags for a headless browser that talks to this machine only. */
export const CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"];

/**
 * The system's Chromium or Chrome, else the one that comes in an npm package.
 * @throws Stop when neither is there
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Stop(`CHROMIUM_PATH names ${named}, which is not there.`);
  }
  const system = PLACES.find((place) => existsSync(place));
  if (system) return system;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } catch (error) {
    throw new Stop(`No Chromium found (${error instanceof Error ? error.message : String(error)}). Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.`);
  }
}
