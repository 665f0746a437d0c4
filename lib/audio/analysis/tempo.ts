export interface TempoGuess {
  /** Beats per minute, not rounded. */
  bpm: number;
  /** 0..1: how regular the pulse is, and how clearly it is this one rather than its half or double. */
  confidence: number;
}

const MIN_BPM = 60;
const MAX_BPM = 190;
/** People count a beat near this; twice or half as fast is that much less likely. */
const USUAL_BPM = 110;
const USUAL_SPREAD = 0.62;
/** Beats over which a pulse must hold to be told apart from its neighbours by tenths. */
const FAR_BEATS = 32;
const MIN_SECONDS = 6;

/**
 * Finds the tempo of an onset curve by its autocorrelation at multiples of a beat.
 * @param rate values per second
 * @returns null for what is too short or has no pulse
 */
export async function findTempo(onsets: readonly number[], rate: number, breathe: () => Promise<void>): Promise<TempoGuess | null> {
  if (onsets.length < MIN_SECONDS * rate) return null;
  const curve = centred(onsets, rate);
  const longest = Math.min(Math.floor(curve.length / 2), Math.ceil((60 / MIN_BPM) * rate * FAR_BEATS));
  const likeness = await autocorrelation(curve, longest, breathe);
  if (likeness === null) return null;
  const at = (lag: number) => interpolated(likeness, lag);
  let best = { bpm: 0, score: Number.NEGATIVE_INFINITY };
  const scores = new Map<number, number>();
  for (let bpm = MIN_BPM; bpm <= MAX_BPM; bpm += 0.25) {
    const score = pulse(at, (60 / bpm) * rate, longest, 8) * prior(bpm);
    scores.set(bpm, score);
    if (score > best.score) best = { bpm, score };
  }
  if (best.score <= 0) return null;
  const bpm = refined(at, best.bpm, rate, longest);
  return { bpm, confidence: confidence(at, bpm, rate, longest, scores) };
}

/** Slow swells and the level itself say nothing of a pulse. */
function centred(onsets: readonly number[], rate: number): Float64Array {
  const reach = Math.round(rate / 2);
  const curve = new Float64Array(onsets.length);
  let sum = 0;
  for (let at = -reach; at < onsets.length; at++) {
    sum += (onsets[at + reach] ?? 0) - (onsets[at - reach - 1] ?? 0);
    if (at >= 0) curve[at] = Math.max(0, (onsets[at] ?? 0) - sum / (2 * reach + 1));
  }
  const mean = curve.reduce((total, value) => total + value, 0) / Math.max(1, curve.length);
  return curve.map((value) => value - mean);
}

/** Normalised by what it is at no lag; null for a curve that never moves. */
async function autocorrelation(curve: Float64Array, longest: number, breathe: () => Promise<void>): Promise<Float64Array | null> {
  const energy = curve.reduce((sum, value) => sum + value * value, 0);
  if (energy < 1e-9) return null;
  const likeness = new Float64Array(longest + 1);
  for (let lag = 0; lag <= longest; lag++) {
    let sum = 0;
    for (let at = lag; at < curve.length; at++) sum += (curve[at] ?? 0) * (curve[at - lag] ?? 0);
    likeness[lag] = (sum / energy) * (curve.length / (curve.length - lag));
    await breathe();
  }
  return likeness;
}

/** A beat seldom falls on a whole lag; a parabola through three of them finds the top between. */
function interpolated(likeness: Float64Array, lag: number): number {
  const below = Math.floor(lag);
  const share = lag - below;
  return (likeness[below] ?? 0) * (1 - share) + (likeness[below + 1] ?? 0) * share;
}

/** Likeness at one, two, … beats; what repeats after four beats counts as much as what repeats after one. */
function pulse(at: (lag: number) => number, beat: number, longest: number, beats: number): number {
  let sum = 0;
  let weights = 0;
  for (let count = 1; count <= beats && beat * count <= longest; count++) {
    const weight = count % 4 === 0 ? 1.5 : 1;
    sum += weight * at(beat * count);
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}

function prior(bpm: number): number {
  const octaves = Math.log2(bpm / USUAL_BPM) / USUAL_SPREAD;
  return Math.exp(-0.5 * octaves * octaves);
}

/** Far multiples tell tenths of a beat per minute apart. */
function refined(at: (lag: number) => number, around: number, rate: number, longest: number): number {
  let best = { bpm: around, score: Number.NEGATIVE_INFINITY };
  for (const [beats, width, step] of [[8, 1.5, 0.05], [FAR_BEATS, 0.4, 0.01]] as const) {
    const centre = best.bpm;
    best = { bpm: centre, score: Number.NEGATIVE_INFINITY };
    for (let bpm = centre - width; bpm <= centre + width; bpm += step) {
      const score = pulse(at, (60 / bpm) * rate, longest, beats);
      if (score > best.score) best = { bpm, score };
    }
  }
  return best.bpm;
}

function confidence(at: (lag: number) => number, bpm: number, rate: number, longest: number, scores: Map<number, number>): number {
  const regular = Math.max(0, Math.min(1, pulse(at, (60 / bpm) * rate, longest, 8) * 1.6));
  const own = scoreNear(scores, bpm);
  const rival = Math.max(scoreNear(scores, bpm / 2), scoreNear(scores, bpm * 2), scoreNear(scores, bpm * 1.5), scoreNear(scores, bpm / 1.5));
  const clear = own <= 0 ? 0 : Math.max(0, Math.min(1, 1.4 * (1 - rival / own) + 0.3));
  return Math.sqrt(regular * clear);
}

function scoreNear(scores: Map<number, number>, bpm: number): number {
  const nearest = Math.round(bpm * 4) / 4;
  return Math.max(scores.get(nearest) ?? 0, scores.get(nearest + 0.25) ?? 0, scores.get(nearest - 0.25) ?? 0);
}
