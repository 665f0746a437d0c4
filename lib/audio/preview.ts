import { PREVIEW } from "./bounds";
import { type Mark, usualMark } from "./mark";
import type { StereoBlock } from "./stereo";

/** Where the first mark begins. */
export const MARK_FIRST_SECONDS = 2;

/** Limits of a mark's peak, whatever the music's own level (RMS over about half a second). */
const MARK_LEVEL = { min: 0.08, max: 0.5 } as const;
/** Under a mark the music steps back to this. */
const DUCKED = 0.65;
const DUCK_SECONDS = 0.03;
const LEVEL_SECONDS = 0.4;

export interface PreviewWindow {
  /** First frame of the preview in the track. */
  start: number;
  frames: number;
}

/** A preview leaves out the first fifth, where most beats only begin, and lasts 96 seconds at most. */
export function previewWindow(trackFrames: number, sampleRate: number): PreviewWindow {
  const start = Math.floor(trackFrames * PREVIEW.startFraction);
  return { start, frames: Math.min(PREVIEW.maxSeconds * sampleRate, trackFrames - start) };
}

/**
 * Cuts the preview out of a track that is pushed through it block by block, fades its ends and mixes the mark in.
 * The mark follows the music's level: it spoils a theft of a loud beat and does not startle in a quiet one.
 */
export class PreviewCutter {
  private readonly window: PreviewWindow;
  private readonly firstMark: number;
  private readonly period: number;
  private position = 0;
  private meanSquare = 0;
  private markLevel = 0;

  constructor(trackFrames: number, private readonly sampleRate: number, private readonly mark: Mark = usualMark(sampleRate)) {
    this.window = previewWindow(trackFrames, sampleRate);
    this.firstMark = Math.round(Math.min(MARK_FIRST_SECONDS * sampleRate, this.window.frames / 4));
    this.period = mark.everySeconds * sampleRate;
  }

  /** What of this block belongs to the preview, marked and faded; empty outside the window. */
  process(block: StereoBlock): StereoBlock {
    const from = Math.max(0, this.window.start - this.position);
    const to = Math.min(block.left.length, this.window.start + this.window.frames - this.position);
    const first = this.position + from - this.window.start;
    this.position += block.left.length;
    const cut = { left: block.left.slice(from, Math.max(from, to)), right: block.right.slice(from, Math.max(from, to)) };
    for (let at = 0; at < cut.left.length; at++) this.markFrame(cut, at, first + at);
    return cut;
  }

  private markFrame({ left, right }: StereoBlock, at: number, frame: number): void {
    const l = left[at] ?? 0;
    const r = right[at] ?? 0;
    this.meanSquare += ((l * l + r * r) / 2 - this.meanSquare) / (LEVEL_SECONDS * this.sampleRate);
    const inMark = frame < this.firstMark ? -1 : (frame - this.firstMark) % this.period;
    if (inMark === 0) this.markLevel = clamp(Math.sqrt(this.meanSquare) * this.mark.toMusic, MARK_LEVEL.min, MARK_LEVEL.max);
    const marked = inMark >= 0 && inMark < this.mark.sound.length;
    const mark = marked ? (this.mark.sound[inMark] ?? 0) * this.markLevel : 0;
    const music = marked ? this.ducking(inMark) : 1;
    const fade = this.fading(frame);
    left[at] = (l * music + mark) * fade;
    right[at] = (r * music + mark) * fade;
  }

  private ducking(inMark: number): number {
    const edge = Math.min(1, Math.min(inMark, this.mark.sound.length - inMark) / (DUCK_SECONDS * this.sampleRate));
    return 1 - (1 - DUCKED) * edge;
  }

  private fading(frame: number): number {
    const fadeIn = Math.min(PREVIEW.fadeInSeconds * this.sampleRate, this.window.frames / 4);
    const fadeOut = Math.min(PREVIEW.fadeOutSeconds * this.sampleRate, this.window.frames / 4);
    return Math.min(1, frame / fadeIn, (this.window.frames - frame) / fadeOut);
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
