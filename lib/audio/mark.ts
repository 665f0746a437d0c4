import { TAG_TO_MUSIC, USUAL_TAG } from "../domain/previewTag";
import { synthesiseChime } from "./chime";

/** What is mixed into a preview, at the preview's own rate. */
export interface Mark {
  /** Mono, peak 1. */
  sound: Float32Array;
  /** From the beginning of one to the beginning of the next. */
  everySeconds: number;
  /** Its peak beside the music's level. */
  toMusic: number;
}

/** The chime, as often and as loud as where nobody has chosen otherwise. */
export function usualMark(sampleRate: number): Mark {
  return { sound: synthesiseChime(sampleRate), everySeconds: USUAL_TAG.everySeconds, toMusic: TAG_TO_MUSIC[USUAL_TAG.loudness] };
}
