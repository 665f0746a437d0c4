/**
 * A small synthesiser: the demo store sells beats that are really there to be heard, made here from
 * oscillators and seeded noise, so that nothing is borrowed and every install renders the same sound.
 */
export const SAMPLE_RATE = 44_100;

export interface Song {
  bpm: number;
  /** MIDI note of the tonic, e.g. 45 for A2. */
  tonic: number;
  bars: number;
  /** Scale degrees of one chord per bar, repeated. */
  progression: number[];
  /** Sixteen steps; `x` strikes, `o` strikes softly. */
  kick: string;
  snare: string;
  hat: string;
  bass: string;
  keys: "electric" | "pad" | "bell";
  swing: number;
  seed: number;
}
export interface Stereo {
  left: Float32Array;
  right: Float32Array;
}

const MINOR = [0, 2, 3, 5, 7, 8, 10];
const frequency = (midi: number) => 440 * 2 ** ((midi - 69) / 12);
const degree = (song: Song, step: number) => song.tonic + 12 * Math.floor(step / 7) + (MINOR[((step % 7) + 7) % 7] ?? 0);

/** Renders the song: intro of keys, the beat, a break at half-time, the beat again, an ending. */
export function render(song: Song): Stereo {
  const step = 60 / song.bpm / 4;
  const length = Math.ceil((song.bars * 16 * step + 2.5) * SAMPLE_RATE);
  const dry: Stereo = { left: new Float32Array(length), right: new Float32Array(length) };
  const wet: Stereo = { left: new Float32Array(length), right: new Float32Array(length) };
  const random = mulberry(song.seed);
  const hum = phrase(random);

  for (let bar = 0; bar < song.bars; bar++) {
    const chord = song.progression[bar % song.progression.length] ?? 0;
    const drums = bar >= 4 && bar < song.bars - 2 && Math.floor(song.bars / 2) !== bar;
    const at = (index: number) => (bar * 16 + index + (index % 2 === 1 ? song.swing : 0)) * step;
    for (const [voice, note] of [0, 2, 4, 6].entries()) keys(song.keys, wet, at(0) + voice * 0.012, degree(song, chord + note) + 12, step * 15, 0.11, voice / 3);
    for (let index = 0; index < 16; index++) {
      if (drums) {
        const kick = strength(song.kick, index);
        const snare = strength(song.snare, index);
        const hat = strength(song.hat, index);
        if (kick) drumKick(dry, at(index), kick);
        if (snare) drumSnare(dry, at(index), snare, random);
        if (hat) drumHat(dry, at(index), hat * (0.75 + 0.25 * random()), random);
      }
      const bass = strength(song.bass, index);
      if (bass && bar >= 2) bassNote(dry, at(index), frequency(degree(song, chord) - 12), step * 3.4, 0.42 * bass);
      const sung = hum[(bar % 4) * 16 + index];
      if (sung !== undefined && bar >= 8) keys("bell", wet, at(index), degree(song, chord + sung) + 24, step * 4, 0.085, 0.25 + 0.5 * random());
    }
  }
  return master(dry, echo(wet, step * 3));
}

function strength(pattern: string, index: number): number {
  const mark = pattern[index % pattern.length];
  return mark === "x" ? 1 : mark === "o" ? 0.45 : 0;
}

/** Four bars of melody as chord-relative degrees; most steps are silent. */
function phrase(random: () => number): (number | undefined)[] {
  let note = 4;
  return Array.from({ length: 64 }, (_, index) => {
    if (random() > (index % 4 === 0 ? 0.55 : 0.14)) return undefined;
    note = Math.max(0, Math.min(9, note + Math.round((random() - 0.5) * 5)));
    return note;
  });
}

function add(into: Stereo, start: number, seconds: number, pan: number, sample: (time: number) => number): void {
  const from = Math.max(0, Math.round(start * SAMPLE_RATE));
  const to = Math.min(into.left.length, from + Math.ceil(seconds * SAMPLE_RATE));
  const left = Math.cos((pan * Math.PI) / 2);
  const right = Math.sin((pan * Math.PI) / 2);
  for (let index = from; index < to; index++) {
    const value = sample((index - from) / SAMPLE_RATE);
    into.left[index] = (into.left[index] ?? 0) + value * left;
    into.right[index] = (into.right[index] ?? 0) + value * right;
  }
}

function drumKick(into: Stereo, start: number, level: number): void {
  add(into, start, 0.5, 0.5, (t) => level * 1.1 * Math.exp(-t * 7) * Math.sin(2 * Math.PI * (46 * t + (110 / 38) * (1 - Math.exp(-t * 38)))));
}
function drumSnare(into: Stereo, start: number, level: number, random: () => number): void {
  let low = 0;
  add(into, start, 0.28, 0.48, (t) => {
    const noise = random() * 2 - 1;
    low += 0.35 * (noise - low);
    return level * (0.42 * (noise - low) * Math.exp(-t * 17) + 0.34 * Math.exp(-t * 26) * Math.sin(2 * Math.PI * 188 * t));
  });
}
function drumHat(into: Stereo, start: number, level: number, random: () => number): void {
  let previous = 0;
  add(into, start, 0.07, 0.62, (t) => {
    const noise = random() * 2 - 1;
    const bright = noise - previous;
    previous = noise;
    return level * 0.13 * bright * Math.exp(-t * 65);
  });
}
function bassNote(into: Stereo, start: number, hertz: number, seconds: number, level: number): void {
  add(into, start, seconds, 0.5, (t) => {
    const envelope = Math.min(1, t / 0.006) * Math.exp(-t * 2.1) * Math.min(1, (seconds - t) / 0.03);
    return level * envelope * Math.tanh(1.9 * Math.sin(2 * Math.PI * hertz * t) + 0.25 * Math.sin(4 * Math.PI * hertz * t));
  });
}
function keys(kind: Song["keys"], into: Stereo, start: number, midi: number, seconds: number, level: number, pan: number): void {
  const hertz = frequency(midi);
  const turn = 2 * Math.PI * hertz;
  if (kind === "electric") {
    add(into, start, seconds + 0.4, pan, (t) => level * Math.exp(-t * 1.5) * Math.min(1, t / 0.004) * Math.min(1, Math.max(0, seconds + 0.4 - t) / 0.2) * Math.sin(turn * t + 1.6 * Math.exp(-t * 4) * Math.sin(turn * 2 * t)));
  } else if (kind === "bell") {
    add(into, start, seconds + 0.6, pan, (t) => level * Math.exp(-t * 3.2) * Math.min(1, t / 0.003) * (Math.sin(turn * t + 0.9 * Math.exp(-t * 7) * Math.sin(turn * 3.5 * t)) + 0.2 * Math.sin(2 * turn * t)));
  } else {
    add(into, start, seconds + 0.5, pan, (t) => {
      const envelope = Math.min(1, t / 0.35) * Math.min(1, Math.max(0, seconds + 0.5 - t) / 0.5);
      const slow = 0.6 + 0.4 * Math.sin(2 * Math.PI * 0.23 * t);
      return level * 0.62 * envelope * (Math.sin(turn * t) + 0.5 * slow * Math.sin(turn * 1.004 * 2 * t) + 0.28 * Math.sin(turn * 0.997 * 3 * t));
    });
  }
}

/** A ping-pong delay that gives the keys their room. */
function echo({ left, right }: Stereo, seconds: number): Stereo {
  const lag = Math.round(seconds * SAMPLE_RATE);
  for (let index = lag; index < left.length; index++) {
    left[index] = (left[index] ?? 0) + 0.32 * (right[index - lag] ?? 0);
    right[index] = (right[index] ?? 0) + 0.32 * (left[index - lag] ?? 0);
  }
  return { left, right };
}

function master(dry: Stereo, wet: Stereo): Stereo {
  let peak = 0;
  for (const side of ["left", "right"] as const) {
    const out = dry[side];
    for (let index = 0; index < out.length; index++) {
      out[index] = Math.tanh(1.15 * ((out[index] ?? 0) + (wet[side][index] ?? 0)));
      peak = Math.max(peak, Math.abs(out[index] ?? 0));
    }
  }
  const gain = peak > 0 ? 0.89 / peak : 1;
  for (const side of [dry.left, dry.right]) for (let index = 0; index < side.length; index++) side[index] = (side[index] ?? 0) * gain;
  return dry;
}

/** The PCM file a producer would upload: 16-bit stereo WAV. */
export function toWav({ left, right }: Stereo): Uint8Array<ArrayBuffer> {
  const bytes = left.length * 4;
  const wav = new Uint8Array(44 + bytes);
  const view = new DataView(wav.buffer);
  const text = (at: number, value: string) => wav.set(new TextEncoder().encode(value), at);
  text(0, "RIFF");
  view.setUint32(4, 36 + bytes, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, bytes, true);
  for (let index = 0; index < left.length; index++) {
    view.setInt16(44 + index * 4, Math.round((left[index] ?? 0) * 32_767), true);
    view.setInt16(46 + index * 4, Math.round((right[index] ?? 0) * 32_767), true);
  }
  return wav;
}

/** A small seeded generator, so that every render of a song is the same. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
