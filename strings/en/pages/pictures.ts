/** What buying a licence consists of; the component has the drawing of each step. */
export const purchasePicture = [
  { title: "You hear it", text: "A tagged preview, as often as you like." },
  { title: "You read it", text: "All terms, before you pay." },
  { title: "You pay once", text: "The price you saw, by card." },
  { title: "You hold it", text: "Files at once, and a contract with its own public page." },
] as const;

export const tiersCompared = {
  heading: "Side by side",
  note: "A producer offers one or more of these for a beat, at their own prices. What a beat’s page shows is what the contract says.",
} as const;

export const tierTable = { label: "Licences compared" } as const;

export const tierColumnWords = {
  files: "Files, where the beat has them",
  fileNames: { mp3: "MP3", master: "WAV master", stems: "Stems", trackouts: "Trackouts" },
} as const;

export const reachPicture = {
  heading: "How far each one carries a song",
  streams: (limit: string) => `${limit} streams`,
  caption: "Drawn on a scale of powers of ten, so the real distances are larger than they look. All songs made with the beat count together.",
} as const;

export const feeExamples = {
  plan: (name: string) => `Plan “${name}”, on which every store opens`,
  share: (percent: number) => `${percent}%`,
  ofEachSale: "of each sale. No monthly price, no price per beat, no limit on how many.",
  licenceAt: (licence: string, price: string) => `${licence} at ${price}`,
  split: (yours: string, ours: string) => `${yours} yours, ${ours} ours`,
} as const;

/** The list of a standing page’s sections. */
export const contents = { label: "On this page" } as const;
