import { AudioRefused } from "../audio/refusal";
import { MASTER_EXTENSIONS, STEMS_BOUNDS } from "../domain/limits";
import type { ZipEntry } from "./directory";

/** What an entry of a stems ZIP is. Systems leave their own files in every ZIP; those are let be and never listed. */
export type StemsEntry = ZipEntry & { kind: "sound" | "text" | "left-over" };

const LEFT_OVERS = /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
const TEXTS = ["txt", "md"];
/** Deflate makes a byte of at most so many; who claims more lies. */
const LARGEST_RATIO = 1_032;

/**
 * Judges by its directory what a ZIP of stems holds: sound and notes, nothing that escapes its folder, nothing that unpacks
 * without end. What the directory claims is compared with the content later.
 * @param end where the directory begins: all data lies before it
 * @throws AudioRefused with the first thing that is wrong, for the creator
 */
export function checkStems(entries: ZipEntry[], end: number): StemsEntry[] {
  const judged = entries.filter((entry) => !entry.directory).map((entry): StemsEntry => ({ ...entry, kind: kindOf(entry) }));
  for (const entry of entries) checkEntry(entry);
  const tracks = judged.filter(({ kind }) => kind === "sound");
  if (tracks.length === 0) throw new AudioRefused("The ZIP holds no sound files. Stems are WAV, AIFF, FLAC or MP3.");
  if (tracks.length > STEMS_BOUNDS.maxTracks) throw new AudioRefused(`The ZIP holds ${tracks.length} sound files; the most is ${STEMS_BOUNDS.maxTracks}.`);
  const expanded = judged.reduce((sum, { bytes }) => sum + bytes, 0);
  if (expanded > STEMS_BOUNDS.maxExpandedBytes) throw new AudioRefused("Unpacked, the ZIP would take more than 4 GB.");
  checkNames(judged);
  checkPlaces(judged, end);
  return judged;
}

function kindOf({ name }: ZipEntry): StemsEntry["kind"] {
  if (LEFT_OVERS.test(name)) return "left-over";
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  if (MASTER_EXTENSIONS.some((known) => known === ending)) return "sound";
  if (TEXTS.includes(ending)) return "text";
  throw new AudioRefused(`The ZIP holds “${shown(name)}”. Only sound files and notes as text belong into stems.`);
}

function checkEntry(entry: ZipEntry): void {
  const { name, method, bytes, compressedBytes, encrypted, symbolicLink } = entry;
  const refuse = (why: string) => new AudioRefused(`The ZIP holds “${shown(name)}”, ${why}.`);
  if (encrypted) throw refuse("which is locked with a password");
  if (symbolicLink) throw refuse("which is a link, not a file");
  if (name.length > STEMS_BOUNDS.maxNameLength) throw refuse("whose name is too long");
  if (!isInside(name)) throw refuse("whose name leads out of its folder");
  if (method !== 0 && method !== 8) throw refuse("packed in a way that not everybody can unpack. Make an ordinary ZIP");
  if (method === 0 ? bytes !== compressedBytes : bytes > compressedBytes * LARGEST_RATIO + 64) throw refuse("whose size is not true");
}

/** Relative, without a way up, and readable on every system. */
function isInside(name: string): boolean {
  if (/[\p{Cc}\p{Cf}\\]/u.test(name) || /^\/|^[a-z]:/i.test(name)) return false;
  return name.replace(/\/$/, "").split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** Two files of one name: one would overwrite the other, and which one depends on the program. */
function checkNames(entries: StemsEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const known = name.normalize("NFC").toLowerCase();
    if (seen.has(known)) throw new AudioRefused(`The ZIP holds “${shown(name)}” twice.`);
    seen.add(known);
  }
}

/** Entries that share their data unpack to far more than the file is. */
function checkPlaces(entries: StemsEntry[], end: number): void {
  const ordered = [...entries].sort((a, b) => a.offset - b.offset);
  ordered.forEach((entry, index) => {
    const after = entry.offset + 30 + entry.rawName.length + entry.compressedBytes;
    if (after > (ordered[index + 1]?.offset ?? end)) throw new AudioRefused("The ZIP's files lie over each other. Make it again.");
  });
}

/** A name for people: what could disturb a line of text is left out. */
function shown(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(-80);
}
