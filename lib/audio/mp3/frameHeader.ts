/** What the four bytes before every frame say (ISO/IEC 11172-3 section 2.4.2.3 and 13818-3). */
export interface Mp3Frame {
  version: 1 | 2 | 2.5;
  layer: 1 | 2 | 3;
  /** Thousands of bits per second; 0 is "free format". */
  kilobits: number;
  sampleRate: number;
  channels: 1 | 2;
  /** Samples of each channel. */
  samples: number;
  /** Bytes, header included. Layer III only. */
  bytes: number;
}

export const MP3_HEADER_BYTES = 4;

const KILOBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KILOBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];

/** Reads the header at an offset; null where none is. */
export function readMp3Header(bytes: Uint8Array, at: number): Mp3Frame | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + MP3_HEADER_BYTES);
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return null;
  const version = ([2.5, null, 2, 1] as const)[(b >> 3) & 3] ?? null;
  const layer = ([null, 3, 2, 1] as const)[(b >> 1) & 3] ?? null;
  const rate = RATES[(c >> 2) & 3];
  const kilobits = (version === 1 ? KILOBITS_1 : KILOBITS_2)[c >> 4];
  if (version === null || layer === null || rate === undefined || kilobits === undefined) return null;
  const sampleRate = rate / (version === 1 ? 1 : version === 2 ? 2 : 4);
  const samples = version === 1 ? 1_152 : 576;
  const padding = (c >> 1) & 1;
  return { version, layer, kilobits, sampleRate, channels: d >> 6 === 3 ? 1 : 2, samples, bytes: Math.floor(((samples / 8) * kilobits * 1_000) / sampleRate) + padding };
}
