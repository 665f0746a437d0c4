import { html, type Html } from "../kernel/html";

const MINUTE = 60_000;
const MINUTES = 30;
const WIDTH = 600;
const HALF = 36;

/** One call of the last half hour. */
export interface Beat {
  at: number;
  well: boolean;
}

/** Bars by the minute: the product's requests upwards, webhooks to it downwards; what went wrong in the colour for that. */
export function pulse(now: number, requests: readonly Beat[], webhooks: readonly Beat[]): Html {
  const [up, down] = [byMinute(now, requests), byMinute(now, webhooks)];
  const most = Math.max(4, ...[...up, ...down].map(({ well, ill }) => well + ill));
  const bars = (minutes: typeof up, direction: 1 | -1, kind: string) => minutes.map((minute, index) => column(minute, index, most, direction, kind));
  return html`<svg class="pulse" viewBox="0 0 ${WIDTH} ${HALF * 2}" preserveAspectRatio="none" role="img"
    aria-label="The last ${MINUTES} minutes: ${requests.length} requests of the product, ${webhooks.length} webhook attempts">
    <line x1="0" x2="${WIDTH}" y1="${HALF}" y2="${HALF}"></line>${bars(up, -1, "in")}${bars(down, 1, "out")}</svg>`;
}

/** Those of the last half hour only. */
export function recent<Call extends { at: number }>(now: number, calls: readonly Call[]): Call[] {
  return calls.filter(({ at }) => now - at < MINUTES * MINUTE);
}

function byMinute(now: number, beats: readonly Beat[]): { well: number; ill: number }[] {
  const minutes = Array.from({ length: MINUTES }, () => ({ well: 0, ill: 0 }));
  for (const { at, well } of beats) {
    const minute = minutes[MINUTES - 1 - Math.floor((now - at) / MINUTE)];
    if (minute !== undefined) minute[well ? "well" : "ill"] += 1;
  }
  return minutes;
}

function column({ well, ill }: { well: number; ill: number }, index: number, most: number, direction: 1 | -1, kind: string): Html {
  const step = WIDTH / MINUTES;
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * (HALF - 2)));
  const bar = (from: number, size: number, name: string) =>
    size > 0 &&
    html`<rect class="${name}" x="${index * step + 2}" width="${step - 4}" y="${direction === 1 ? HALF + from : HALF - from - size}" height="${size}" rx="1"></rect>`;
  return html`${bar(1, height(well), kind)}${bar(1 + height(well), height(ill), "ill")}`;
}
