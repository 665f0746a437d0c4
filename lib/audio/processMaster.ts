import { createHash, type Hash } from "node:crypto";
import { DELIVERABLE, MASTER_BOUNDS, PREVIEW } from "./bounds";
import { breather } from "./breathe";
import { ByteReader } from "./byteReader";
import { detectAudio, DETECT_BYTES, type AudioContainer } from "./detect";
import { encodingRate, Mp3Encoder } from "./mp3Encoder";
import { PeakMeter } from "./peaks";
import { PreviewCutter } from "./preview";
import { AudioRefused } from "./refusal";
import { Resampler } from "./resampler";
import type { StereoBlock } from "./stereo";
import { readFrames } from "./wav/frames";
import { readWavHeader, type WavHeader } from "./wav/header";

/** A file to be read once, forwards. */
export interface MasterSource {
  /** Bytes of the whole file. */
  size: number;
  chunks: AsyncIterable<Uint8Array>;
}

/** Where encoded bytes go; `write` resolves when more may come. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

export interface MasterOutputs {
  /** For buyers: the whole track. */
  mp3: ByteSink;
  /** For everybody: a part of it, marked. */
  preview: ByteSink;
}

export interface MasterFacts {
  /** Of the file as uploaded, lower-case hex. */
  sha256: string;
  container: "wav";
  durationMs: number;
  sampleRate: number;
  bitDepth: number;
  channels: number;
  /** `PEAK_COUNT` numbers, 0..255. */
  peaks: number[];
}

export interface MasterOptions {
  /** Whole percents, each at most once, rising. */
  onProgress?: (percent: number) => void;
  signal?: AbortSignal;
}

/**
 * Reads a master once and makes of it everything a beat needs: its facts, the MP3 that buyers get and the marked
 * preview. Holds a few blocks in memory, whatever the size; lets the event loop breathe.
 * @throws AudioRefused when the file is at fault; its message is for the creator
 */
export async function processMaster(
  master: MasterSource,
  outputs: MasterOutputs,
  { onProgress, signal }: MasterOptions = {},
): Promise<MasterFacts> {
  const hash = createHash("sha256");
  const reader = new ByteReader(observed(master.chunks, hash, signal));
  try {
    const facts = await readMaster(reader, master.size, outputs, percentReporter(master.size, onProgress));
    return { ...facts, sha256: hash.digest("hex") };
  } finally {
    await reader.close();
  }
}

async function readMaster(
  reader: ByteReader,
  size: number,
  outputs: MasterOutputs,
  report: (position: number) => void,
): Promise<Omit<MasterFacts, "sha256">> {
  const header = await openMaster(reader, size);
  const { sampleRate, bitDepth, channels, frameBytes } = header.format;
  const frames = header.dataBytes / frameBytes;
  const peaks = new PeakMeter(frames);
  const lanes = await openLanes(sampleRate, frames, outputs);
  const breathe = breather();
  for await (const block of readFrames(reader, header)) {
    peaks.add(block);
    await lanes.push(block);
    report(reader.position);
    await breathe();
  }
  await lanes.finish();
  await reader.skip(Number.POSITIVE_INFINITY);
  if (reader.position !== size) throw new Error("The master's bytes ended early");
  report(size);
  return { container: "wav", durationMs: Math.round((frames / sampleRate) * 1000), sampleRate, bitDepth, channels, peaks: peaks.bars() };
}

const ANOTHER_KIND: Readonly<Record<Exclude<AudioContainer, "wav">, string>> = {
  aiff: "This is an AIFF file",
  flac: "This is a FLAC file",
  mp3: "This is an MP3",
  ogg: "This is an Ogg file",
  mp4: "This is an MP4 or M4A file",
  unknown: "This is no sound file that we know",
};

async function openMaster(reader: ByteReader, size: number): Promise<WavHeader> {
  const head = await reader.peek(DETECT_BYTES);
  const container = detectAudio(head);
  if (container !== "wav") throw new AudioRefused(`${ANOTHER_KIND[container]}. Masters are uploaded as WAV, 16, 24 or 32 bit.`);
  const header = await readWavHeader(reader, size);
  checkWhole(header);
  checkDuration(header.dataBytes / header.format.frameBytes / header.format.sampleRate);
  return header;
}

/** A few bytes short is a sloppy program; more than a second is a file that was cut, and nobody should buy that. */
function checkWhole({ format, dataBytes, missingBytes }: WavHeader): void {
  const bytesPerSecond = format.frameBytes * format.sampleRate;
  if (missingBytes <= bytesPerSecond) return;
  const present = Math.floor(dataBytes / bytesPerSecond);
  const promised = Math.floor((dataBytes + missingBytes) / bytesPerSecond);
  throw new AudioRefused(`The file is cut off: it holds ${present} of the ${promised} seconds it promises. Export it again.`);
}

function checkDuration(seconds: number): void {
  if (seconds < MASTER_BOUNDS.minSeconds) throw new AudioRefused("The file holds less than a second of sound.");
  if (seconds > MASTER_BOUNDS.maxSeconds) {
    throw new AudioRefused(`The track is ${Math.ceil(seconds / 60)} minutes long. A master has at most ${MASTER_BOUNDS.maxSeconds / 60}.`);
  }
}

/** The two encoders, fed side by side from one resampled stream. */
async function openLanes(sourceRate: number, sourceFrames: number, outputs: MasterOutputs) {
  const rate = encodingRate(sourceRate);
  const resampler = rate === sourceRate ? null : new Resampler(sourceRate, rate);
  const cutter = new PreviewCutter(Math.round((sourceFrames * rate) / sourceRate), rate);
  const mp3 = await Mp3Encoder.create(rate, DELIVERABLE.kilobits);
  const preview = await Mp3Encoder.create(rate, PREVIEW.kilobits);
  const encode = async (block: StereoBlock) => {
    if (block.left.length === 0) return;
    await outputs.mp3.write(mp3.encode(block));
    const cut = cutter.process(block);
    if (cut.left.length > 0) await outputs.preview.write(preview.encode(cut));
  };
  return {
    push: (block: StereoBlock) => encode(resampler ? resampler.process(block) : block),
    finish: async () => {
      if (resampler) await encode(resampler.flush());
      await outputs.mp3.write(mp3.finish());
      await outputs.preview.write(preview.finish());
    },
  };
}

async function* observed(chunks: AsyncIterable<Uint8Array>, hash: Hash, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    hash.update(chunk);
    yield chunk;
  }
}

function percentReporter(size: number, onProgress: MasterOptions["onProgress"]): (position: number) => void {
  let reported = -1;
  return (position) => {
    const percent = Math.floor((position / size) * 100);
    if (percent <= reported) return;
    reported = percent;
    onProgress?.(percent);
  };
}
