/** The words drawn into the pictures that a link shows where it is shared. */
export const linkPictures = {
  mark: "Backline",
  bpm: (bpm: number) => `${bpm} BPM`,
  sold: "Sold exclusively",
  by: (store: string) => `by ${store}`,
  home: { title: "Beats with real licences.", text: "Hear it, choose a licence in plain words, pay once." },
  store: "Beats with licences in plain words.",
} as const;
