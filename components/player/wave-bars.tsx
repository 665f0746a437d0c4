import { previewSpan } from "./track";
import { wavePath } from "./wave-path";

type WaveBarsProps = {
  peaks: readonly number[];
  bars: number;
  /** Of the whole beat, in seconds. */
  duration: number;
  /** Whether this is the track in the player: then `--played` of an ancestor fills the bars. */
  current: boolean;
};

/** The picture of a track: what the preview reaches, what it does not, and what has been heard. */
export function WaveBars({ peaks, bars, duration, current }: WaveBarsProps) {
  const { start, length } = previewSpan(duration);
  const from = duration > 0 ? start / duration : 0;
  const to = duration > 0 ? (start + length) / duration : 1;
  const { reached, beyond, width } = wavePath(peaks, bars, { from, to });
  const heard = `inset(0 calc(${(100 - from * 100).toFixed(3)}% - var(--played, 0) * ${((to - from) * 100).toFixed(3)}%) 0 0)`;
  return (
    <svg aria-hidden viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" className="block size-full" fill="none" strokeWidth={2}>
      <path d={beyond} className="stroke-wave-faint" />
      <path d={reached} className="stroke-wave" />
      {current && (
        <g style={{ clipPath: heard }} className="stroke-signal-text">
          <rect width={width} height={100} stroke="none" fill="none" />
          <path d={reached} />
        </g>
      )}
    </svg>
  );
}
