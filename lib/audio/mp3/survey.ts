import type { ByteReader } from "../byteReader";
import { ByteWindow } from "../byteWindow";
import { checkBounds, cutOff } from "../pcm/format";
import { AudioRefused } from "../refusal";
import { readMp3Header, type Mp3Frame } from "./frameHeader";
import { readInfoTag, type InfoTag } from "./infoTag";

/** An MP3 as its frames tell it. Only after all of them is it known how long it is: headers that say so are often wrong. */
export interface Mp3Survey {
  sampleRate: number;
  channels: number;
  /** Samples of each channel, without what the encoder put around them. */
  samples: number;
  /** First byte of the first frame, and the first after the last whole one; tags lie outside. */
  start: number;
  end: number;
}

/** Least that is sold, in thousands of bits per second over the whole track. */
const MIN_KILOBITS = 128;
/** No frame is larger; as much is looked at ahead. */
const AHEAD_BYTES = 4_096;
/** Bytes between frames that are no frame: more is no sloppy tag but damage. */
const MAX_LOST_BYTES = 64 * 1_024;

/**
 * Walks through all frames of an MP3 that begins, after its ID3 tag, where the reader stands.
 * @throws AudioRefused when this is no MP3 that can be sold
 */
export async function surveyMp3(reader: ByteReader, fileBytes: number): Promise<Mp3Survey> {
  const window = new ByteWindow(reader, AHEAD_BYTES, fileBytes);
  let first: { frame: Mp3Frame; at: number; info: InfoTag | null } | undefined;
  let [at, frames, audioBytes, lost, end] = [reader.position, 0, 0, 0, 0];
  for (;;) {
    const bytes = await window.look();
    if (bytes.length < 4 || isTrailingTag(bytes)) break;
    const frame = nextFrame(bytes, first?.frame);
    let step = 1;
    if (frame === null) {
      if (++lost > MAX_LOST_BYTES) throw new AudioRefused("The MP3 is damaged: most of it is no sound. Export it again.");
    } else if (frame.bytes > bytes.length) break;
    else {
      step = frame.bytes;
      const info = first === undefined ? readInfoTag(bytes, frame) : null;
      first ??= { frame, at, info };
      if (info === null) {
        frames++;
        audioBytes += step;
      }
      end = at + step;
    }
    window.pass(step);
    at += step;
  }
  if (first === undefined) throw new AudioRefused("This is no MP3 that we can read. Export it again.");
  return summed(first, frames, audioBytes, end);
}

function summed({ frame, at, info }: { frame: Mp3Frame; at: number; info: InfoTag | null }, frames: number, audioBytes: number, end: number): Mp3Survey {
  const { sampleRate, channels } = frame;
  const perSecond = sampleRate / frame.samples;
  checkBounds(channels, sampleRate);
  if (info?.frames && info.frames - frames > perSecond) throw cutOff(frames / perSecond, info.frames / perSecond);
  const kilobits = (audioBytes * 8) / 1_000 / (frames / perSecond);
  if (frames > 0 && Math.round(kilobits) < MIN_KILOBITS) {
    throw new AudioRefused(`This MP3 has ${Math.round(kilobits)} kbit/s. A master has at least ${MIN_KILOBITS}; export it with 320.`);
  }
  const samples = Math.max(0, frames * frame.samples - (info?.delay ?? 0) - (info?.padding ?? 0));
  return { sampleRate, channels, samples, start: at, end };
}

/** A frame here, of the same sort as the first. The first one counts only when another follows: sync bits alone are common. */
function nextFrame(bytes: Uint8Array, like: Mp3Frame | undefined): Mp3Frame | null {
  const frame = readMp3Header(bytes, 0);
  if (frame === null) return null;
  if (like !== undefined) {
    if (frame.version !== like.version || frame.layer !== like.layer || frame.kilobits === 0) return null;
    if (frame.sampleRate !== like.sampleRate) throw new AudioRefused("The MP3 changes its sample rate midway. Export it again in one piece.");
    return frame;
  }
  if (frame.layer !== 3 || frame.kilobits === 0) return null;
  const following = bytes.length > frame.bytes ? readMp3Header(bytes, frame.bytes) : null;
  return following?.layer === 3 && following.sampleRate === frame.sampleRate ? frame : null;
}

/** ID3v1, APE and Lyrics3 tags stand behind the sound. */
function isTrailingTag(bytes: Uint8Array): boolean {
  const begins = (text: string) => [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
  return begins("TAG") || begins("APETAGEX") || begins("LYRICSBEGIN") || begins("3DI");
}
