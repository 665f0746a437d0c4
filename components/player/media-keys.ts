import type { Player } from "./player";
import type { Track } from "./track";

const STEP_SECONDS = 10;

/** Media keys, headset buttons and the lock screen, through the browser's media session. */
export function mediaKeys(player: Player): void {
  if (!("mediaSession" in navigator)) return;
  const session = navigator.mediaSession;
  const by = (seconds: number) => player.seek(player.position() + seconds);
  const handlers: [MediaSessionAction, MediaSessionActionHandler][] = [
    ["play", () => player.resume()],
    ["pause", () => player.pause()],
    ["stop", () => player.pause()],
    ["previoustrack", () => player.previous()],
    ["nexttrack", () => player.next()],
    ["seekbackward", ({ seekOffset }) => by(-(seekOffset ?? STEP_SECONDS))],
    ["seekforward", ({ seekOffset }) => by(seekOffset ?? STEP_SECONDS)],
    ["seekto", ({ seekTime }) => seekTime !== undefined && player.seek(seekTime)],
  ];
  for (const [action, handle] of handlers) session.setActionHandler(action, handle);
  const named = announcer(session);
  player.subscribe(() => {
    const { track, status, length } = player.state();
    session.playbackState = status === "playing" || status === "buffering" ? "playing" : track ? "paused" : "none";
    named(track);
    if (track && length > 0) session.setPositionState({ duration: length, position: Math.max(0, Math.min(player.position(), length)) });
  });
}

/** Tells the session what plays, and adds its cover once that is drawn. */
function announcer(session: MediaSession): (track: Track | null) => void {
  let told: string | null = null;
  let picture: string | null = null;
  return (track) => {
    if (told === (track?.beatId ?? null)) return;
    told = track?.beatId ?? null;
    if (picture !== null) URL.revokeObjectURL(picture);
    picture = null;
    session.metadata = track && new MediaMetadata(words(track));
    if (track === null) return;
    // Drawn apart from the page's own code: most listeners never see a lock screen.
    void import("./cover-picture")
      .then(({ coverPicture }) => coverPicture(track.levels))
      .then(
        (drawn) => {
          if (drawn === null) return;
          if (told !== track.beatId) return URL.revokeObjectURL(drawn);
          picture = drawn;
          session.metadata = new MediaMetadata({ ...words(track), artwork: [{ src: drawn, sizes: "512x512", type: "image/png" }] });
        },
        // Without a picture the words stand alone.
        () => undefined,
      );
  };
}

const words = ({ title, store }: Track) => ({ title, artist: store, album: "Backline" });
