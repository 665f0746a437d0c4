import { trouble } from "@/strings/player";

/** What the player needs of the browser's audio element. */
export type Sound = Pick<
  HTMLAudioElement,
  "src" | "preload" | "currentTime" | "duration" | "readyState" | "paused" | "ended" | "volume" | "muted" | "play" | "pause" | "load" | "removeAttribute"
> & {
  error: { code: number } | null;
  addEventListener(type: string, handle: () => void): void;
};

/** `MediaError.MEDIA_ERR_NETWORK`: the sound had begun to arrive, and the connection broke off. */
export const NETWORK = 2;
const DECODE = 3;

/** Why there is no sound, and what to do. */
export function describe(code: number | undefined): string {
  if (code === NETWORK) return trouble.broken;
  return code === DECODE ? trouble.unplayable : trouble.gone;
}
