import type { FileType } from "@/lib/domain/beatTiers";
import { counted } from "../plural";

/** What stands on a line, a tile or a head of a beat. */
export const beatEntry = { sold: "Sold", bpm: (bpm: number) => `${bpm} BPM` } as const;

export const prices = { free: "Free", fromFree: "free", from: (price: string) => `from ${price}` } as const;

export const beatPage = {
  noBeat: "No such beat",
  title: (beat: string, store: string) => `${beat} by ${store}`,
  /** For search engines, where the beat has no words of its own; `price` as "from $25", null where it is sold. */
  description: (beat: string, store: string, price: string | null) => `${beat} by ${store}. ${price ? `Licences ${price}.` : "Sold."} Hear it here.`,
  about: "About this beat",
  tags: "Moods and tags",
} as const;

export const beatHead = {
  sold: "Sold exclusively",
  by: "by",
  edit: "Edit beat",
  noPreview: "The preview is being made and will be here shortly.",
  preview: "You hear a tagged preview: the strong bars of the waveform. The files of a licence are whole and untagged.",
} as const;

export const beatFacts = { tempo: "Tempo", key: "Key", genre: "Genre", length: "Length", since: "On sale since", notGiven: "not given" } as const;

export const beatRows = {
  label: "Beats",
  head: { title: "Title", preview: "Preview", bpm: "BPM", key: "Key", genre: "Genre", length: "Length", licence: "Licence" },
} as const;

export const similarBeats = { title: "Similar beats" } as const;

export const licensePicker = {
  title: "Licences",
  lead: "Pay once. You get the files at once and a contract in your name, with a public page that proves it.",
  own: "This beat is yours. Buyers find “Buy” and “Add to cart” under each licence.",
} as const;

export const tierCard = { files: "Files", noFiles: "None" } as const;

/** Kinds of file as people call them, and how many tracks stand in one. */
export const beatFiles = {
  names: { mp3: "MP3", wav: "WAV", aiff: "AIFF", flac: "FLAC", stems: "Stems", trackouts: "Trackouts" } satisfies Record<FileType, string>,
  tracks: (name: string, count: number) => `${name} (${counted(count, { one: "file", other: "files" })})`,
} as const;

export const tierPrice = {
  lessCode: (price: string, code: string) => `${price} less your code ${code}`,
  agreed: (before: string, until: string) => `Agreed with the seller, ${before} before. Until ${until}`,
  free: "Free with your e-mail",
  replaces: (tier: string) => `Takes the place of your ${tier.toLowerCase()}`,
  paid: (paid: string, tier: string) => `You have paid ${paid} for your ${tier.toLowerCase()}`,
  lessPaid: (price: string, paid: string, tier: string) => `${price} less the ${paid} of your ${tier.toLowerCase()}`,
} as const;

export const tierBadge = { owned: "Yours", covered: "Included in yours", sold: "Sold", reserved: "Reserved" } as const;

export const tierAction = {
  owned: "In your library",
  covered: (tier: string) => `Your ${tier.toLowerCase()} gives you all of this already.`,
  sold: "Somebody bought the exclusive rights. Licences sold before stay valid.",
  reserved: "Somebody is paying for it right now. If they do not finish, it is back within the hour.",
} as const;

export const termsWindow = { lead: (beat: string) => `The licence for “${beat}”, as your contract will say it.` } as const;

export const offerWindow = {
  title: (beat: string) => `Offer for ${beat}`,
  lead: (tier: string, price: string) => `${tier}, ${price}. Nothing is charged: if the seller agrees, you may buy at that price for three days.`,
  /** The sentence's last words are a link. */
  made: {
    title: "The seller has your offer.",
    before: "You get a mail with the answer, within seven days at most. It stands among",
    link: "your offers",
    after: ".",
  },
  price: "Your price, in dollars",
  wrong: (price: string) => `A sum from $0.50 to below ${price}.`,
  message: "Message",
  messageHint: "What you make of the beat helps a seller decide.",
  tooMany: "You have made as many offers as one may in a day. Come back tomorrow.",
  send: "Send the offer",
} as const;
