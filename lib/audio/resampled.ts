import { Resampler } from "./resampler";

/** A short mono sound at another rate. */
export function resampled(sound: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return sound;
  const resampler = new Resampler(from, to);
  const body = resampler.process({ left: sound, right: sound }).left;
  const rest = resampler.flush().left;
  const whole = new Float32Array(body.length + rest.length);
  whole.set(body);
  whole.set(rest, body.length);
  return whole;
}
