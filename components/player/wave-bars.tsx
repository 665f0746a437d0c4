import { useId } from "react";
import type { Bands } from "../beats/band-shapes";
import { BANDS, bandPaths } from "./band-paths";
import { previewSpan } from "./preview-span";
import { wavePath } from "./wave-path";

type WaveBarsProps = {
  peaks: readonly number[];
  /** The same in bass, middle and air, where it is known: they are drawn one before the other. */
  bands?: Bands | null | undefined;
  bars: number;
  /** Of the whole beat, in seconds. */
  duration: number;
};

type Strokes = { d: string; look: string; heard: string }[];

const bandLooks = {
  low: { look: "stroke-wave/50", heard: "stroke-signal-text/45" },
  mid: { look: "stroke-wave", heard: "stroke-signal-text" },
  high: { look: "stroke-ink-soft", heard: "stroke-ink" },
} as const;

/** What stands for `--played` where the track is not the one in the player: far before its beginning, so that nothing has been heard. */
const NEVER = -99;

/** The picture of a track: what the preview reaches, what it does not, and, by `--played` of an ancestor, what has been heard. */
export function WaveBars({ peaks, bands, bars, duration }: WaveBarsProps) {
  const id = useId();
  const { start, length } = previewSpan(duration);
  const from = duration > 0 ? start / duration : 0;
  const to = duration > 0 ? (start + length) / duration : 1;
  const { strokes, beyond, width } = bands ? inBands(bands, bars, { from, to }) : plain(peaks, bars, { from, to });
  const passed = `var(--played, ${NEVER}) * ${((to - from) * 100).toFixed(3)}%`;
  return (
    <svg aria-hidden viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" className="block size-full" fill="none" strokeWidth={2}>
      <path d={beyond} className="stroke-wave-faint" />
      {/* What was heard is not drawn below its own colour: the bands let it through. */}
      <g style={{ clipPath: `inset(0 0 0 calc(${(from * 100).toFixed(3)}% + ${passed}))` }}>
        <rect width={width} height={100} stroke="none" fill="none" />
        {strokes.map(({ d, look }, at) => (
          <g key={look} className={look}>
            <path id={`${id}${at}`} d={d} />
          </g>
        ))}
      </g>
      <g style={{ clipPath: `inset(0 calc(${(100 - from * 100).toFixed(3)}% - ${passed}) 0 0)` }}>
        <rect width={width} height={100} stroke="none" fill="none" />
        {strokes.map(({ heard }, at) => (
          <use key={heard} href={`#${id}${at}`} className={heard} />
        ))}
      </g>
    </svg>
  );
}

type Picture = { strokes: Strokes; beyond: string; width: number };

function plain(peaks: readonly number[], bars: number, span: { from: number; to: number }): Picture {
  const { reached, beyond, width } = wavePath(peaks, bars, span);
  return { strokes: [{ d: reached, look: "stroke-wave", heard: "stroke-signal-text" }], beyond, width };
}

function inBands(bands: Bands, bars: number, span: { from: number; to: number }): Picture {
  const { reached, beyond, width } = bandPaths(bands, bars, span);
  return { strokes: BANDS.map((band) => ({ d: reached[band], ...bandLooks[band] })), beyond, width };
}
