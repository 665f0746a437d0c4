import { listed } from "../listed";
import { counted } from "../plural";

/** The words of a beat’s desk, where its maker edits it. */
export const beatDesk = {
  page: "Edit a beat",
  trail: "Breadcrumb",
  beats: "Your beats",
  untitled: "Untitled",
  sold: { title: "The exclusive was sold.", text: "The beat has left the market and its licences cannot be changed any more." },
} as const;

/** How far the making of a beat’s files is. */
export const preparation = {
  failed: "This file cannot be sold.",
  failedText: (error: string) => `${error} Duplicate the beat and choose a new export.`,
  label: "Preparing the beat",
  waiting: "Waiting to begin",
  step: (step: string) => `${step}. You can leave this page.`,
  preview: "What visitors hear",
} as const;

export const loudness = {
  silent: "The master is silent.",
  measured: (loudness: string, peak: string) => `${loudness} LUFS, true peak ${peak} dB.`,
  clipped: "It goes over full scale between samples and may distort; leave 1 dB of room.",
} as const;

/** How sure the ear is of what it heard. */
type Sureness = "sure" | "probably" | "perhaps";
const surely = (what: string, sureness: Sureness) => (sureness === "sure" ? what : sureness === "probably" ? `probably ${what}` : `perhaps ${what}`);

export const heard = {
  tempo: (bpm: number, sureness: Sureness) => surely(`${bpm} BPM`, sureness),
  key: surely,
  hear: (what: readonly string[]) => `We hear ${listed(what)}.`,
  useTempo: (bpm: number) => `Use ${bpm} BPM`,
  useKey: (key: string) => `Use ${key}`,
} as const;

export const beatEditor = {
  notSaved: "Your changes were not saved.",
  notSavedText: (problem: string) => `${problem} They are kept in this browser.`,
  restored: { title: "Your last words are here.", text: "You left before they were saved. They were kept in this browser." },
  details: "Details",
  parts: "Stems and trackouts",
  licences: "Licences",
  licencesText: "A change of price holds for sales from now on. Licences already sold keep their terms.",
} as const;

export const archives = {
  kinds: {
    stems: {
      title: "Stems",
      hint: (largest: string) => `Drums, bass, melody … as groups. Premium, unlimited and exclusive licences deliver them. Up to ${largest}.`,
      looking: "Looking into the stems",
      remove: "Take the stems away",
      files: "Files of the stems",
    },
    trackouts: {
      title: "Trackouts",
      hint: (largest: string) => `Every track by itself. Unlimited and exclusive licences deliver them. Up to ${largest}.`,
      looking: "Looking into the trackouts",
      remove: "Take the trackouts away",
      files: "Files of the trackouts",
    },
  },
  choose: "Choose a ZIP, or drop it here",
  again: "Choose a ZIP again, or drop it here",
  unpacking: "Unpacking and comparing every file. You can leave this page.",
  holds: (files: number, size: string) => `${counted(files, { one: "file", other: "files" })} · ${size}`,
  contents: "What is in it",
  failed: "Nothing was changed.",
  noZip: (name: string) => `“${name}” is no ZIP. Put the files into one ZIP and choose that.`,
} as const;

export const checklist = {
  missing: "Before it can go on sale",
  advice: "So that people find it",
  done: "Everything is filled in.",
} as const;

/** Two windows changed the same field. */
export const clash = {
  label: "Changed in two windows",
  title: "This beat was also changed in another window or on another device.",
  text: "What only one of the two changed is already here. Choose which words hold for the rest; nothing is saved until you do.",
  here: "Here",
  there: "In the other window",
  empty: "(empty)",
  keep: "Keep what is here",
  kept: "Your words are kept.",
  take: "Take the other window's",
  taken: "The other window's words are here now.",
  undo: "Undo",
} as const;

export const deskBar = { save: "Save for buyers", again: "Try again" } as const;

export const publishing = {
  label: "Publishing",
  failed: "Nothing was changed.",
  notSaved: "Your last words are not saved yet. Look at the line above the title, then try again.",
  publish: "Publish",
  see: "See it in the store",
  unpublish: "Take it off sale",
  duplicate: "Duplicate",
} as const;

/** Whether what is written is safe. */
export const saveLine = {
  clash: "Not saved: changed in another window too.",
  saving: "Saving",
  offline: "No connection. Your words are kept in this browser and saved when it is back.",
  kept: "Changed here, not on sale yet.",
  refused: "Not saved.",
  saved: "Saved",
  savedAt: (time: string) => `Saved ${time}`,
  held: (fields: readonly string[]) => `Not saved yet: ${listed(fields)}.`,
} as const;
