import type { Player } from "./player";

/** What tabs tell each other: that one began to play. */
type Channel = Pick<BroadcastChannel, "postMessage" | "close"> & { onmessage: ((event: MessageEvent) => void) | null };

/** Lets one tab play at a time: who begins here pauses all others. Returns how to stop. */
export function playAlone(player: Pick<Player, "subscribe" | "state" | "pause">, open: () => Channel = () => new BroadcastChannel("backline.player")): () => void {
  const channel = open();
  let sounding = false;
  channel.onmessage = () => player.pause();
  const stop = player.subscribe(() => {
    const { status } = player.state();
    const now = status === "playing" || status === "buffering";
    if (now && !sounding) channel.postMessage("playing");
    sounding = now;
  });
  return () => {
    stop();
    channel.close();
  };
}
