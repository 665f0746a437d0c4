import { listedLevels } from "../player/levels";
import { type CoverInks, coverInks } from "./cover-inks";
import { coverLevels } from "./cover-levels";

/** One shape of a cover: an SVG path in a square of 100 units. */
type CoverShape = { d: string; ink: keyof CoverInks };
export type CoverArt = { inks: CoverInks; shapes: CoverShape[] };

/**
 * Draws a cover from a track's waveform. The same peaks always give the same picture: they choose
 * the inks and the composition, and they are what is drawn.
 */
export function coverArt(peaks: readonly number[]): CoverArt {
  const track = listedLevels(peaks);
  const seed = fingerprint(track);
  const inks = pick(coverInks, seed);
  const compose = pick(compositions, Math.floor(seed / coverInks.length));
  return { inks, shapes: compose(track) };
}

type Composition = (track: readonly number[]) => CoverShape[];

const compositions: readonly [Composition, ...Composition[]] = [columns, sunburst, ridges, halftone, strata, horizon, steps];

/** Bars about the middle line, the loudest one in the second ink. */
function columns(track: readonly number[]): CoverShape[] {
  const bars = coverLevels(track, 20);
  const loudest = bars.indexOf(Math.max(...bars));
  const bar = (level: number, i: number) => rect(10 + i * 4, 50 - height(level, 40), 2.6, 2 * height(level, 40));
  return [
    { ink: "ink", d: bars.map((level, i) => (i === loudest ? "" : bar(level, i))).join("") },
    { ink: "second", d: bar(bars[loudest] ?? 0, loudest) },
  ];
}

/** The track once around a disc, as on a record. */
function sunburst(track: readonly number[]): CoverShape[] {
  const rays = coverLevels(track, 48);
  const wedge = (level: number, i: number) => {
    const middle = (i / rays.length) * 2 * Math.PI - Math.PI / 2;
    const half = (Math.PI / rays.length) * 0.62;
    const outer = 20 + height(level, 24);
    const corners = [[18, -half], [outer, -half], [outer, half], [18, half]] as const;
    return polygon(corners.map(([r, turn]) => [50 + r * Math.cos(middle + turn), 50 + r * Math.sin(middle + turn)]));
  };
  return [
    { ink: "ink", d: rays.map(wedge).join("") },
    { ink: "second", d: circle(50, 50, 10) },
  ];
}

/** Eight passages of the track, one line each, the nearer hiding the farther. */
function ridges(track: readonly number[]): CoverShape[] {
  const lines = 8;
  const perLine = 16;
  const all = coverLevels(track, lines * perLine);
  return Array.from({ length: lines }, (_, line): CoverShape[] => {
    const base = 30 + line * 8.4;
    const points = all.slice(line * perLine, (line + 1) * perLine).map((level, i): [number, number] => {
      const calm = Math.sin((Math.PI * (i + 0.5)) / perLine) ** 1.5;
      return [10 + (i * 80) / (perLine - 1), base - height(level, 20) * calm];
    });
    const crest = points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("");
    const under = [...points].reverse().map(([x, y]) => `L${n(x)} ${n(y + 1.5)}`).join("");
    return [
      { ink: "paper", d: `${crest}L90 ${n(base + 9)}L10 ${n(base + 9)}Z` },
      { ink: line === 2 ? "second" : "ink", d: `${crest}${under}Z` },
    ];
  }).flat();
}

/** A halftone screen read like a page: each dot is a moment, as large as it is loud. */
function halftone(track: readonly number[]): CoverShape[] {
  const side = 9;
  const dots = coverLevels(track, side * side);
  const loudest = dots.indexOf(Math.max(...dots));
  const dot = (level: number, i: number) =>
    circle(14 + (i % side) * 9, 14 + Math.floor(i / side) * 9, 0.9 + 3.3 * level ** 1.4);
  return [
    { ink: "ink", d: dots.map((level, i) => (i === loudest ? "" : dot(level, i))).join("") },
    { ink: "second", d: dot(dots[loudest] ?? 0, loudest) },
  ];
}

/** The waveform turned upright, from the left edge, with a band of the second ink across its quietest part. */
function strata(track: readonly number[]): CoverShape[] {
  const layers = coverLevels(track, 16);
  const quietest = layers.indexOf(Math.min(...layers));
  const layer = (level: number, i: number) => rect(0, 10 + i * 5, 12 + 78 * level, 3.4);
  return [
    { ink: "ink", d: layers.map((level, i) => (i === quietest ? "" : layer(level, i))).join("") },
    { ink: "second", d: rect(0, 10 + quietest * 5, 100, 3.4) },
  ];
}

/** Bars standing on the lower edge under a disc that is as large as the track is loud. */
function horizon(track: readonly number[]): CoverShape[] {
  const bars = coverLevels(track, 24);
  const mean = bars.reduce((sum, level) => sum + level, 0) / bars.length;
  const loudest = bars.indexOf(Math.max(...bars));
  const x = 26 + (48 * loudest) / bars.length;
  return [
    { ink: "second", d: circle(x, 38, 12 + 14 * mean) },
    { ink: "ink", d: bars.map((level, i) => rect((i * 100) / 24, 100 - 6 - height(level, 46), 100 / 24 - 1, 6 + height(level, 46))).join("") },
  ];
}

/** Quarter discs on a grid, turned by the rise and fall of the track. */
function steps(track: readonly number[]): CoverShape[] {
  const side = 4;
  const cell = 20;
  const moments = coverLevels(track, side * side + 1);
  const shapes = Array.from({ length: side * side }, (_, i) => {
    const level = moments[i] ?? 0;
    const turn = Math.round(level * 12) % 4;
    const [x, y] = [10 + (i % side) * cell, 10 + Math.floor(i / side) * cell];
    const rising = (moments[i + 1] ?? 0) >= level;
    return { ink: rising ? ("ink" as const) : ("second" as const), d: quarter(x, y, cell, turn) };
  });
  return (["ink", "second"] as const).map((ink) => ({ ink, d: shapes.filter((shape) => shape.ink === ink).map((shape) => shape.d).join("") }));
}

/** Silence still leaves a mark of one and a half units. */
function height(level: number, most: number): number {
  return 1.5 + level * (most - 1.5);
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function rect(x: number, y: number, w: number, h: number): string {
  return `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`;
}

function circle(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
}

function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}Z`;
}

/** A quarter disc that fills a square cell; `turn` says which corner is its centre. */
function quarter(x: number, y: number, size: number, turn: number): string {
  const corners = [[x, y], [x + size, y], [x + size, y + size], [x, y + size]] as const;
  const [cx, cy] = corners[turn % 4] ?? corners[0];
  const [ax, ay] = corners[(turn + 1) % 4] ?? corners[0];
  const [bx, by] = corners[(turn + 3) % 4] ?? corners[0];
  return `M${n(cx)} ${n(cy)}L${n(ax)} ${n(ay)}A${size} ${size} 0 0 1 ${n(bx)} ${n(by)}Z`;
}

/** FNV-1a over whole numbers. */
function fingerprint(track: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const level of track) hash = Math.imul(hash ^ level, 0x01000193);
  // Stirred once more: the low digits choose the inks.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function pick<T>(from: readonly T[], seed: number): T {
  const found = from[seed % from.length];
  if (found === undefined) throw new Error("There is nothing to pick from");
  return found;
}
