/** Builds WAV files for tests: every sample format, and headers as broken tools write them. */
export interface WavSpec {
  sampleRate?: number;
  channels?: number;
  kind?: "integer" | "float";
  /** Bits of one sample's container. */
  bits?: number;
  /** Valid bits in the container (extensible only). */
  validBits?: number;
  frames?: number;
  /** −1..1 */
  sample?: (frame: number, channel: number) => number;
  extensible?: boolean;
  form?: "RIFF" | "RF64" | "RIFX";
  formatTag?: number;
  /** What the header says, where it differs from what is there. */
  declaredDataBytes?: number;
  declaredFrameBytes?: number;
  /** Chunks before the data. */
  before?: { id: string; body: Uint8Array }[];
  /** Bytes after the data. */
  after?: Uint8Array;
}

export const silence = () => 0;
export const sine = (hertz: number, sampleRate: number, level = 0.5) => (frame: number) =>
  level * Math.sin((2 * Math.PI * hertz * frame) / sampleRate);

const GUID_TAIL = Buffer.from("000000001000800000aa00389b71", "hex");

export function makeWav(spec: WavSpec = {}): Buffer {
  const { form = "RIFF", before = [], after = new Uint8Array(0) } = spec;
  const data = makeData(spec);
  const declared = spec.declaredDataBytes ?? data.length;
  const wide = form === "RF64" ? [chunk("ds64", ds64(data.length))] : [];
  const parts = [
    ...wide,
    ...before.map(({ id, body }) => chunk(id, body)),
    chunk("fmt ", makeFormat(spec)),
    chunkHead("data", form === "RF64" ? 0xffff_ffff : declared),
    data,
    after,
  ];
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(12);
  head.write(form, 0, "ascii");
  head.writeUInt32LE(form === "RF64" ? 0xffff_ffff : body.length + 4, 4);
  head.write("WAVE", 8, "ascii");
  return Buffer.concat([head, body]);
}

export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function makeFormat(spec: WavSpec): Buffer {
  const { sampleRate = 44_100, channels = 2, kind = "integer", bits = 16, extensible = false } = spec;
  const frameBytes = (bits / 8) * channels;
  const tag = spec.formatTag ?? (kind === "float" ? 3 : 1);
  const format = Buffer.alloc(extensible ? 40 : 16);
  format.writeUInt16LE(extensible ? 0xfffe : tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(sampleRate, 4);
  format.writeUInt32LE(sampleRate * frameBytes, 8);
  format.writeUInt16LE(spec.declaredFrameBytes ?? frameBytes, 12);
  format.writeUInt16LE(bits, 14);
  if (extensible) {
    format.writeUInt16LE(22, 16);
    format.writeUInt16LE(spec.validBits ?? bits, 18);
    format.writeUInt16LE(tag, 24);
    GUID_TAIL.copy(format, 26);
  }
  return format;
}

function makeData(spec: WavSpec): Buffer {
  const { sampleRate = 44_100, channels = 2, frames = sampleRate * 2, sample = sine(440, sampleRate) } = spec;
  const width = (spec.bits ?? 16) / 8;
  const data = Buffer.alloc(frames * channels * width);
  const write = sampleWriter(data, spec.kind ?? "integer", width);
  for (let frame = 0, offset = 0; frame < frames; frame++) {
    for (let channel = 0; channel < channels; channel++, offset += width) write(sample(frame, channel), offset);
  }
  return data;
}

function sampleWriter(data: Buffer, kind: "integer" | "float", width: number): (value: number, offset: number) => void {
  if (kind === "float") return width === 4 ? (value, at) => void data.writeFloatLE(value, at) : (value, at) => void data.writeDoubleLE(value, at);
  if (width === 1) return (value, at) => void data.writeUInt8(Math.max(0, Math.min(255, Math.round(value * 128 + 128))), at);
  const scale = 2 ** (width * 8 - 1);
  return (value, at) => void data.writeIntLE(Math.max(-scale, Math.min(scale - 1, Math.round(value * scale))), at, width);
}

function ds64(dataBytes: number): Buffer {
  const body = Buffer.alloc(28);
  body.writeBigUInt64LE(BigInt(dataBytes + 72), 0);
  body.writeBigUInt64LE(BigInt(dataBytes), 8);
  return body;
}

function chunk(id: string, body: Uint8Array): Buffer {
  return Buffer.concat([chunkHead(id, body.length), body, Buffer.alloc(body.length % 2)]);
}

function chunkHead(id: string, size: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, "ascii");
  head.writeUInt32LE(size, 4);
  return head;
}
