import { useEffect } from "react";
import type { Player } from "./player";

const STEP_SECONDS = 10;

/** Media keys, headset buttons and the lock screen, through the browser's media session. */
export function useMediaKeys(player: Player): void {
  useEffect(() => {
    if (!("mediaSession" in navigator)) return;
    const session = navigator.mediaSession;
    const by = (seconds: number) => player.seek(player.position() + seconds);
    const handlers: [MediaSessionAction, MediaSessionActionHandler][] = [
      ["play", () => player.resume()],
      ["pause", () => player.pause()],
      ["previoustrack", () => player.previous()],
      ["nexttrack", () => player.next()],
      ["seekbackward", ({ seekOffset }) => by(-(seekOffset ?? STEP_SECONDS))],
      ["seekforward", ({ seekOffset }) => by(seekOffset ?? STEP_SECONDS)],
      ["seekto", ({ seekTime }) => seekTime !== undefined && player.seek(seekTime)],
    ];
    for (const [action, handle] of handlers) session.setActionHandler(action, handle);
    const unsubscribe = player.subscribe(() => announce(session, player));
    return () => {
      unsubscribe();
      for (const [action] of handlers) session.setActionHandler(action, null);
    };
  }, [player]);
}

function announce(session: MediaSession, player: Player): void {
  const { track, status, length } = player.state();
  session.playbackState = status === "playing" || status === "buffering" ? "playing" : track ? "paused" : "none";
  if (!track) {
    session.metadata = null;
    return;
  }
  if (session.metadata?.title !== track.title || session.metadata.artist !== track.store) {
    session.metadata = new MediaMetadata({ title: track.title, artist: track.store, album: "Preview" });
  }
  session.setPositionState({ duration: length, position: Math.min(player.position(), length) });
}
