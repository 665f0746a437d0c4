import { playAfter, secondsHeard, type Stretch, withStretch } from "@/lib/domain/listening";
import type { Player } from "./player";

/** A step of the position beyond this is a jump, not listening. The player tells of every second. */
const LONGEST_STEP_SECONDS = 2;

/** Calls `onPlay` once per track that was really heard for long enough: by the stretches that sounded, not by the position. */
export function countPlays(player: Pick<Player, "subscribe" | "state" | "position">, onPlay: (play: { beatId: string; heardMs: number }) => void): () => void {
  let beatId: string | null = null;
  let last: number | null = null;
  let heard: Stretch[] = [];
  let counted = false;
  return player.subscribe(() => {
    const { track, status, length } = player.state();
    if (track?.beatId !== beatId) {
      beatId = track?.beatId ?? null;
      heard = [];
      counted = false;
      last = null;
    }
    const position = player.position();
    if (last !== null && position > last && position - last <= LONGEST_STEP_SECONDS) heard = withStretch(heard, { from: last, to: position });
    last = status === "playing" ? position : null;
    const heardMs = Math.round(secondsHeard(heard) * 1_000);
    if (counted || beatId === null || length <= 0 || heardMs < playAfter(length * 1_000)) return;
    counted = true;
    onPlay({ beatId, heardMs });
  });
}
