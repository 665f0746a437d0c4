import { MASTER_BOUNDS } from "../bounds";
import { AudioRefused } from "../refusal";

/** How uncompressed samples lie in a file. */
export interface PcmFormat {
  kind: "integer" | "float";
  channels: number;
  sampleRate: number;
  /** Bits that carry sound; 24 may lie in a container of four bytes. */
  bitDepth: number;
  bytesPerSample: number;
  /** Bytes of one frame: one sample of every channel. */
  frameBytes: number;
  littleEndian: boolean;
  /** How 8-bit samples are meant; wider ones are always signed. */
  unsignedBytes: boolean;
}

/** The sound of an uncompressed file. */
export interface PcmData {
  format: PcmFormat;
  /** Bytes of sound that are really there, in whole frames. */
  dataBytes: number;
  /** Bytes of sound that the header promises beyond the end of the file; 0 for a whole file. */
  missingBytes: number;
}

/** @throws AudioRefused for what no master has */
export function checkBounds(channels: number, sampleRate: number): void {
  if (channels < 1 || channels > MASTER_BOUNDS.maxChannels) {
    throw new AudioRefused(`The file has ${channels} channels. A master has 1 to ${MASTER_BOUNDS.maxChannels}.`);
  }
  if (sampleRate < MASTER_BOUNDS.minSampleRate || sampleRate > MASTER_BOUNDS.maxSampleRate) {
    throw new AudioRefused(`The sample rate is ${sampleRate} Hz. A master has 8,000 to 192,000 Hz.`);
  }
}

/** @throws AudioRefused for samples of a width that nobody reads */
export function checkDepth(kind: PcmFormat["kind"], bytesPerSample: number, bitDepth: number): void {
  const readable = kind === "integer" ? [1, 2, 3, 4] : [4, 8];
  if (!readable.includes(bytesPerSample) || (kind === "float" && bitDepth !== bytesPerSample * 8)) {
    throw new AudioRefused(`The file has ${bitDepth}-bit ${kind} samples. Export it as 16, 24 or 32 bit.`);
  }
}

/** A few bytes short is a sloppy program; more than a second is a file that was cut, and nobody should buy that. */
export function checkWhole({ format, dataBytes, missingBytes }: PcmData): void {
  const bytesPerSecond = format.frameBytes * format.sampleRate;
  if (missingBytes <= bytesPerSecond) return;
  throw cutOff(dataBytes / bytesPerSecond, (dataBytes + missingBytes) / bytesPerSecond);
}

/** The refusal of a file that holds less than it promises; both in seconds. */
export function cutOff(present: number, promised: number): AudioRefused {
  return new AudioRefused(`The file is cut off: it holds ${Math.floor(present)} of the ${Math.floor(promised)} seconds it promises. Export it again.`);
}
