/** On the buttons and pictures of every beat, before anything plays. */
export const playButton = {
  play: (title: string) => `Play ${title}`,
  pause: (title: string) => `Pause ${title}`,
  waiting: "The preview is still being made",
} as const;

export const waveform = {
  position: (title: string) => `Position in the preview of ${title}`,
  passed: (second: string, length: string) => `${second} of ${length}`,
} as const;

export const moreAbout = (title: string) => `More about ${title}`;
