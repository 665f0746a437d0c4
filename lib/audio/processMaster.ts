import { createHash, type Hash } from "node:crypto";
import { Analyser, type Analysis } from "./analysis/analyser";
import { DELIVERABLE, PREVIEW } from "./bounds";
import { breather } from "./breathe";
import { ByteReader } from "./byteReader";
import { id3Tag, type TrackTag } from "./id3";
import { type Mark, usualMark } from "./mark";
import { encodingRate, Mp3Encoder } from "./mp3Encoder";
import { openMaster, type MasterSource, type OpenMaster } from "./openMaster";
import { BandMeter, PeakMeter, type BandBars } from "./peaks";
import { PreviewCutter } from "./preview";
import { Resampler } from "./resampler";
import type { StereoBlock } from "./stereo";

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
  container: OpenMaster["container"];
  durationMs: number;
  sampleRate: number;
  /** 0 for an MP3, which has none. */
  bitDepth: number;
  channels: number;
  /** `PEAK_COUNT` numbers, 0..255. */
  peaks: number[];
  bands: BandBars;
  analysis: Analysis;
}

export interface MasterOptions {
  /** Whole percents, each at most once, rising. */
  onProgress?: (percent: number) => void;
  signal?: AbortSignal;
  /** Written into the MP3. */
  tag?: TrackTag;
  /** What marks the preview, at its rate; the chime where nothing is said. */
  markAt?: (sampleRate: number) => Mark;
}

/**
 * Reads a master and makes of it everything a beat needs: its facts, the MP3 that buyers get and the marked
 * preview. Holds a few blocks in memory, whatever the size; lets the event loop breathe.
 * @throws AudioRefused when the file is at fault; its message is for the creator
 */
export async function processMaster(
  master: MasterSource,
  outputs: MasterOutputs,
  { onProgress, signal, tag, markAt = usualMark }: MasterOptions = {},
): Promise<MasterFacts> {
  const hash = createHash("sha256");
  const reader = new ByteReader(observed(master.open(), hash, signal));
  try {
    const facts = await readMaster(reader, master, outputs, percentReporter(master.size, onProgress), { tag, markAt });
    return { ...facts, sha256: hash.digest("hex") };
  } finally {
    await reader.close();
  }
}

async function readMaster(
  reader: ByteReader,
  source: MasterSource,
  outputs: MasterOutputs,
  report: (position: number) => void,
  { tag, markAt }: { tag: TrackTag | undefined; markAt: (sampleRate: number) => Mark },
): Promise<Omit<MasterFacts, "sha256">> {
  const master = await openMaster(reader, source);
  const { container, sampleRate, bitDepth, channels, frames } = master;
  const peaks = new PeakMeter(frames);
  const bands = new BandMeter(frames, sampleRate);
  const analyser = new Analyser(sampleRate, channels);
  if (tag !== undefined) await outputs.mp3.write(id3Tag(tag));
  const lanes = await openLanes(master, outputs, markAt);
  const breathe = breather();
  for await (const block of master.blocks((bytes) => outputs.mp3.write(bytes))) {
    for (const meter of [peaks, bands, analyser]) meter.add(block);
    await lanes.push(block);
    report(reader.position);
    await breathe();
  }
  await lanes.finish();
  await reader.skip(Number.POSITIVE_INFINITY);
  if (reader.position !== source.size) throw new Error("The master's bytes ended early");
  const analysis = await analyser.finish(breathe);
  report(source.size);
  return { container, durationMs: Math.round((frames / sampleRate) * 1000), sampleRate, bitDepth, channels, peaks: peaks.bars(), bands: bands.bars(), analysis };
}

/** The two encoders, fed side by side from one resampled stream. An MP3 is not encoded again: that would only lose. */
async function openLanes({ container, sampleRate, frames }: OpenMaster, outputs: MasterOutputs, markAt: (sampleRate: number) => Mark) {
  const rate = encodingRate(sampleRate);
  const resampler = rate === sampleRate ? null : new Resampler(sampleRate, rate);
  const cutter = new PreviewCutter(Math.round((frames * rate) / sampleRate), rate, markAt(rate));
  const mp3 = container === "mp3" ? null : await Mp3Encoder.create(rate, DELIVERABLE.kilobits);
  const preview = await Mp3Encoder.create(rate, PREVIEW.kilobits);
  const encode = async (block: StereoBlock) => {
    if (block.left.length === 0) return;
    if (mp3 !== null) await outputs.mp3.write(mp3.encode(block));
    const cut = cutter.process(block);
    if (cut.left.length > 0) await outputs.preview.write(preview.encode(cut));
  };
  return {
    push: (block: StereoBlock) => encode(resampler ? resampler.process(block) : block),
    finish: async () => {
      if (resampler) await encode(resampler.flush());
      if (mp3 !== null) await outputs.mp3.write(mp3.finish());
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
