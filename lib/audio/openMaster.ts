import { readAiffHeader } from "./aiff/header";
import { MASTER_BOUNDS } from "./bounds";
import { ByteReader } from "./byteReader";
import { detectAudio, DETECT_BYTES, type AudioContainer } from "./detect";
import { readFlac } from "./flac/frames";
import { readStreamInfo } from "./flac/streamInfo";
import { skipId3 } from "./id3";
import { readMp3 } from "./mp3/frames";
import { surveyMp3 } from "./mp3/survey";
import { checkWhole, type PcmData } from "./pcm/format";
import { readFrames } from "./pcm/frames";
import { AudioRefused } from "./refusal";
import type { StereoBlock } from "./stereo";
import { readWavHeader } from "./wav/header";

/** A file to be read forwards; `open` begins anew. */
export interface MasterSource {
  /** Bytes of the whole file. */
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** A master whose header was read and found good. */
export interface OpenMaster {
  container: "wav" | "aiff" | "flac" | "mp3";
  sampleRate: number;
  /** 0 for an MP3, which has none. */
  bitDepth: number;
  channels: number;
  /** Samples of each channel. */
  frames: number;
  /** The sound, block by block. An MP3 hands its frames to `keep` on the way. */
  blocks(keep: (bytes: Uint8Array) => Promise<void>): AsyncGenerator<StereoBlock>;
}

/**
 * Finds by its content what a file is, and reads to where its sound begins.
 * @throws AudioRefused when the file is no master; its message is for the creator
 */
export async function openMaster(reader: ByteReader, source: MasterSource): Promise<OpenMaster> {
  const container = detectAudio(await reader.peek(DETECT_BYTES));
  const tagged = container === "mp3" ? await afterTag(reader) : container;
  const master = await openAs(tagged, reader, source);
  checkDuration(master.frames / master.sampleRate);
  return master;
}

/** Behind an ID3 tag lies an MP3 as a rule, and sometimes something else. */
async function afterTag(reader: ByteReader): Promise<AudioContainer> {
  await skipId3(reader);
  const found = detectAudio(await reader.peek(DETECT_BYTES));
  return found === "unknown" ? "mp3" : found;
}

async function openAs(container: AudioContainer, reader: ByteReader, source: MasterSource): Promise<OpenMaster> {
  switch (container) {
    case "wav":
      return pcm("wav", reader, await readWavHeader(reader, source.size));
    case "aiff":
      return pcm("aiff", reader, await readAiffHeader(reader, source.size));
    case "flac": {
      const info = await readStreamInfo(reader);
      return { container, ...info, blocks: () => readFlac(reader, info, source.size) };
    }
    case "mp3":
      return await openMp3(reader, source);
    default:
      throw new AudioRefused(`${ANOTHER_KIND[container]}. Masters are uploaded as WAV, AIFF, FLAC or MP3.`);
  }
}

const ANOTHER_KIND = {
  ogg: "This is an Ogg file",
  mp4: "This is an MP4 or M4A file",
  wma: "This is a Windows Media file, which may be locked to one account",
  unknown: "This is no sound file that we know",
} as const;

function pcm(container: "wav" | "aiff", reader: ByteReader, data: PcmData): OpenMaster {
  checkWhole(data);
  const { sampleRate, bitDepth, channels, frameBytes } = data.format;
  return { container, sampleRate, bitDepth, channels, frames: data.dataBytes / frameBytes, blocks: () => readFrames(reader, data) };
}

/** How long an MP3 is, only all of its frames say; so they are walked through once before they are decoded. */
async function openMp3(reader: ByteReader, source: MasterSource): Promise<OpenMaster> {
  const scout = new ByteReader(source.open());
  try {
    await scout.skip(reader.position);
    const survey = await surveyMp3(scout, source.size);
    const { sampleRate, channels, samples } = survey;
    return { container: "mp3", sampleRate, bitDepth: 0, channels, frames: samples, blocks: (keep) => readMp3(reader, survey, keep) };
  } finally {
    await scout.close();
  }
}

function checkDuration(seconds: number): void {
  if (seconds < MASTER_BOUNDS.minSeconds) throw new AudioRefused("The file holds less than a second of sound.");
  if (seconds > MASTER_BOUNDS.maxSeconds) {
    throw new AudioRefused(`The track is ${Math.ceil(seconds / 60)} minutes long. A master has at most ${MASTER_BOUNDS.maxSeconds / 60}.`);
  }
}
