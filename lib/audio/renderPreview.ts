import { breather } from "./breathe";
import { PREVIEW } from "./bounds";
import { ByteReader } from "./byteReader";
import type { Mark } from "./mark";
import { encodingRate, Mp3Encoder } from "./mp3Encoder";
import { type MasterSource, openMaster } from "./openMaster";
import { PreviewCutter } from "./preview";
import type { ByteSink } from "./processMaster";
import { Resampler } from "./resampler";
import type { StereoBlock } from "./stereo";

type Options = { signal?: AbortSignal; markAt: (sampleRate: number) => Mark };

/** Reads a master and makes its preview alone, as `processMaster` would. The master is only read. */
export async function renderPreview(master: MasterSource, out: ByteSink, { signal, markAt }: Options): Promise<void> {
  const reader = new ByteReader(master.open());
  try {
    const { sampleRate, frames, blocks } = await openMaster(reader, master);
    const rate = encodingRate(sampleRate);
    const resampler = rate === sampleRate ? null : new Resampler(sampleRate, rate);
    const cutter = new PreviewCutter(Math.round((frames * rate) / sampleRate), rate, markAt(rate));
    const encoder = await Mp3Encoder.create(rate, PREVIEW.kilobits);
    const encode = async (block: StereoBlock) => {
      const cut = cutter.process(block);
      if (cut.left.length > 0) await out.write(encoder.encode(cut));
    };
    const breathe = breather();
    for await (const block of blocks(async () => {})) {
      signal?.throwIfAborted();
      await encode(resampler ? resampler.process(block) : block);
      await breathe();
    }
    if (resampler) await encode(resampler.flush());
    await out.write(encoder.finish());
  } finally {
    await reader.close();
  }
}
