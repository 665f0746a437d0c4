import { loudness as words } from "@/strings/beatDesk";

/** "−14.2 LUFS, true peak −1.0 dB", and a word where the peak will be clipped by players and encoders. */
export function loudnessWords({ loudness, truePeak }: { loudness: number | null; truePeak: number | null }): string {
  if (loudness === null || truePeak === null) return words.silent;
  const number = (value: number) => value.toFixed(1).replace("-", "−");
  const measured = words.measured(number(loudness), number(truePeak));
  return truePeak > 0 ? `${measured} ${words.clipped}` : measured;
}
