import { isRecord } from "@/lib/domain/jsonRecord";
import type { Player } from "./player";
import { upcoming } from "./queue";

/** So long before the end of a preview the next one is fetched, in seconds. */
const AHEAD_SECONDS = 20;

/**
 * Fetches the preview that comes next shortly before it is needed, so that the change is not heard as a gap: what was fetched
 * lies in the browser's own cache, where the audio element finds it. Not for who asked the browser to save data.
 */
export function warmNext(player: Pick<Player, "subscribe" | "state" | "position">, ask: (address: string) => Promise<unknown> = fetchQuietly): () => void {
  const warmed = new Set<string>();
  return player.subscribe(() => {
    const { status, length, queue } = player.state();
    const [next] = upcoming(queue);
    if (status !== "playing" || !next?.preview || warmed.has(next.preview) || length - player.position() > AHEAD_SECONDS) return;
    warmed.add(next.preview);
    // Whether it can be had is told when it is played.
    ask(next.preview).catch(() => undefined);
  });
}

async function fetchQuietly(address: string): Promise<void> {
  const connection: unknown = Reflect.get(navigator, "connection");
  if (isRecord(connection) && connection["saveData"] === true) return;
  const answer = await fetch(address, { priority: "low" });
  await answer.arrayBuffer();
}
