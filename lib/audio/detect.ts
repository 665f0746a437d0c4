export type AudioContainer = "wav" | "aiff" | "flac" | "mp3" | "ogg" | "mp4" | "wma" | "unknown";

/** Bytes of the beginning that `detectAudio` needs. */
export const DETECT_BYTES = 16;

/** First bytes of every Windows Media file (ASF specification section 10.1). */
const ASF_GUID = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11];

/** Says by its first bytes what a file is. Knows the containers that people upload as masters. */
export function detectAudio(head: Uint8Array): AudioContainer {
  const form = ascii(head, 0, 4);
  const kind = ascii(head, 8, 12);
  if (["RIFF", "RF64", "BW64", "RIFX"].includes(form) && kind === "WAVE") return "wav";
  if (form === "FORM" && (kind === "AIFF" || kind === "AIFC")) return "aiff";
  if (form === "fLaC") return "flac";
  if (form === "OggS") return "ogg";
  if (ascii(head, 4, 8) === "ftyp") return "mp4";
  if (ASF_GUID.every((byte, at) => head[at] === byte)) return "wma";
  if (ascii(head, 0, 3) === "ID3" || isMp3Frame(head)) return "mp3";
  return "unknown";
}

/** MPEG audio frame header: eleven sync bits, then version, layer, bitrate and rate, each with one forbidden value. */
function isMp3Frame(head: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0] = head;
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return false;
  const version = (b >> 3) & 3;
  const layer = (b >> 1) & 3;
  const bitrate = c >> 4;
  const rate = (c >> 2) & 3;
  return version !== 1 && layer !== 0 && bitrate !== 0 && bitrate !== 15 && rate !== 3;
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
