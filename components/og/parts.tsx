import { linkPictures as words } from "@/strings/linkPictures";
import { coverArt } from "../beats/cover-art";
import { levels } from "../player/levels";

/** Link previews have no theme: they are dark, like the record sleeve they stand for. Values of the dark tokens. */
export const LOOK = { ground: "#0e0e0c", raised: "#181816", ink: "#f2f1ec", soft: "#b4b2a8", line: "#2b2b27", wave: "#747269" } as const;
const MARK = [6, 14, 10, 22, 16, 8, 4];

/** The mark and the name, as in `components/layout/wordmark.tsx`. */
export function Mark() {
  return (
    <div style={{ display: "flex", alignItems: "center", gap: 16, fontSize: 34, fontWeight: 600, color: LOOK.ink }}>
      <svg width={45} height={40} viewBox="0 0 27 24" fill={LOOK.ink}>
        {MARK.map((height, i) => (
          <rect key={i} x={i * 4} y={12 - height / 2} width={2.5} height={height} />
        ))}
      </svg>
      {words.mark}
    </div>
  );
}

/** A cover as on the pages, drawn from the same peaks. */
export function Sleeve({ peaks, size }: { peaks: readonly number[]; size: number }) {
  const { inks, shapes } = coverArt(peaks);
  return (
    <svg width={size} height={size} viewBox="0 0 100 100">
      <rect width={100} height={100} fill={inks.paper} />
      {shapes.map((shape, i) => (
        <path key={i} d={shape.d} fill={inks[shape.ink]} />
      ))}
    </svg>
  );
}

/** A waveform across `width` pixels. */
export function Bars({ peaks, width, height, color }: { peaks: readonly number[]; width: number; height: number; color: string }) {
  const step = 12;
  const bars = levels(peaks, Math.floor(width / step));
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} fill={color}>
      {bars.map((level, i) => {
        const tall = Math.max(6, level ** 1.6 * height);
        return <rect key={i} x={i * step} y={(height - tall) / 2} width={7} height={tall} />;
      })}
    </svg>
  );
}

/** Cut by us, at a word where there is one: the renderer cuts in the middle. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, cut.lastIndexOf(" ") > most / 2 ? cut.lastIndexOf(" ") : most)}…`;
}
