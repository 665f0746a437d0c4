import { listed } from "../listed";
import { locale } from "../locale";

const many = (count: number) => count.toLocaleString(locale.numbers);

/** The words of a beat’s form, where a new one is added and where one is edited. */
export const beatFields = {
  names: { title: "Title", genre: "Genre", bpm: "BPM", key: "Key", moods: "Moods", tags: "Tags", description: "Description", tiers: "Licences" },
  choose: "Choose",
  notSet: "Not set",
  moodsHint: (most: number) => `(up to ${most})`,
  tagsHint: "Separate them with commas: 808, strings, slow.",
} as const;

export const detailProblemWords = {
  title: "Give the beat a title.",
  genre: "Choose the nearest genre.",
  bpm: ({ min, max }: { min: number; max: number }) => `A whole number from ${min} to ${max}.`,
  tagCount: (most: number) => `At most ${most} tags.`,
  tagLength: (most: number) => `Each tag has at most ${most} characters.`,
} as const;

/** What is wrong with a price as it is typed. */
export const priceProblemWords = {
  unclear: "Write a price such as 25 or 25.50.",
  lowest: "The lowest price a card can be charged is $0.50. Write 0 to give it away.",
  highest: (dollars: number) => `The highest price is $${dollars.toLocaleString(locale.money)}.`,
} as const;

export const tierProblemWords = { none: "Offer at least one licence.", price: "A price needs a look." } as const;

export const tierEditor = {
  mp3Only: "The master is an MP3, so these licences deliver MP3 and promise no lossless file. Upload a WAV, AIFF or FLAC to sell those too.",
  price: (tier: string) => `${tier}, price in dollars`,
  free: "Free, for a verified e-mail",
} as const;

type Promised = {
  exclusive: boolean;
  /** The files' names; null while there is no master yet. */
  files: readonly string[] | null;
  /** Null for as many as one likes. */
  limits: { copies: number; streams: number } | null;
  creditRequired: boolean;
};

/** What a licence promises, in a sentence or two. */
export const tierPromiseWords = ({ exclusive, files, limits, creditRequired }: Promised): string => {
  const much = limits === null ? "unlimited copies and streams" : `${many(limits.copies)} copies, ${many(limits.streams)} streams`;
  const promise = `${fileList(files)}, ${much}, ${creditRequired ? "credit required" : "credit optional"}.`;
  return exclusive ? `One buyer, then the beat leaves the market. ${promise}` : promise;
};

function fileList(files: readonly string[] | null): string {
  if (files === null) return "MP3 and your master";
  return files.length > 1 ? listed(files) : `${files[0] ?? "No files"} only`;
}

export const masterUpload = {
  title: "Choose a WAV, AIFF, FLAC or MP3, or drop it here",
  again: "Choose the master again, or drop it here",
  hint: (largest: string) => `Up to ${largest}. It stays private; buyers get it with their licence.`,
  wrongKind: "This is not a WAV, AIFF, FLAC or MP3. Export the beat as one of them and choose that.",
} as const;

/** Where a beat is added. */
export const newBeat = {
  title: "Add a beat",
  text: "It is saved as a draft. You publish it when you have heard the preview.",
  duplicate: "Duplicate a beat",
  duplicateText: (title: string) => `The words and licences of “${title}” are filled in. The recording is yours to choose: an exclusive is sold once, so two beats never share one.`,
  master: "Master",
  details: "Details",
  licences: "Licences",
  uploading: "The upload is still running.",
  noMaster: "Choose the master first.",
  fields: "Some fields need a look.",
  submit: "Save the beat",
  failed: "The beat was not saved.",
} as const;
