/** "−14.2 LUFS, true peak −1.0 dB", and a word where the peak will be clipped by players and encoders. */
export function loudnessWords({ loudness, truePeak }: { loudness: number | null; truePeak: number | null }): string {
  if (loudness === null || truePeak === null) return "The master is silent.";
  const number = (value: number) => value.toFixed(1).replace("-", "−");
  const clipped = truePeak > 0 ? " It goes over full scale between samples and may distort; leave 1 dB of room." : "";
  return `${number(loudness)} LUFS, true peak ${number(truePeak)} dB.${clipped}`;
}
