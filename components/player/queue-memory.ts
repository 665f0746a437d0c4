import { isRecord } from "@/lib/domain/jsonRecord";
import { numberIn, textIn } from "@/lib/json-fields";
import type { Player } from "./player";
import type { Queue } from "./queue";
import { QUEUE } from "./queue-key";
import type { Track } from "./track";

const POSITION = "backline.position";
/** What somebody heard longer ago than this is not what they come back for; prices change, too. */
const KEPT_MS = 7 * 86_400_000;
/** How often the position is written while the sound runs, in seconds. */
const EVERY_SECONDS = 5;

/** Previews come from our own address and nowhere else, whatever the browser's store was made to say. */
const PREVIEW = /^\/api\/audio\/[a-z0-9]+\.mp3$/;
const LONGEST = 300;

/** Writes down what plays, what comes next and where it stands, and takes it up again after a reload. Returns how to stop. */
export function keepQueue(player: Player): () => void {
  const kept = readQueue(Date.now());
  if (kept) player.restore(kept.queue, kept.at);
  let { queue } = player.state();
  const standing = () => {
    const { track } = player.state();
    return track === null ? "" : `${track.beatId} ${player.position().toFixed(1)}`;
  };
  // A tab in which nothing happens leaves alone what another one wrote.
  let place = standing();
  const notePosition = () => {
    const now = standing();
    if (now !== place) write(POSITION, now);
    place = now;
  };
  const stop = player.subscribe(() => {
    const { queue: known, status, second } = player.state();
    if (known !== queue) write(QUEUE, known.index < 0 ? "" : JSON.stringify({ savedAt: Date.now(), ...known }));
    if (known !== queue || status !== "playing" || second % EVERY_SECONDS === 0) notePosition();
    queue = known;
  });
  window.addEventListener("pagehide", notePosition);
  return () => {
    stop();
    window.removeEventListener("pagehide", notePosition);
  };
}

/** What was kept, if it is whole and not too old. Anything else is as nothing: the store belongs to whoever holds the browser. */
export function readQueue(now: number): { queue: Queue; at: number } | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(QUEUE) ?? "");
    const queue = queueIn(kept);
    const age = now - (numberIn(kept, "savedAt") ?? 0);
    if (queue === null || !(age < KEPT_MS)) return null;
    const [beatId, seconds] = (localStorage.getItem(POSITION) ?? "").split(" ");
    const at = Number(seconds);
    return { queue, at: beatId === queue.tracks[queue.index]?.beatId && at > 0 && at < 3_600 ? at : 0 };
  } catch {
    return null;
  }
}

function queueIn(value: unknown): Queue | null {
  const tracks = isRecord(value) && Array.isArray(value["tracks"]) ? value["tracks"].map(trackIn) : [];
  const [index, chosen] = [numberIn(value, "index"), numberIn(value, "chosen")];
  const known = tracks.filter((track) => track !== null);
  if (index === undefined || chosen === undefined || known.length !== tracks.length || known[index] === undefined) return null;
  const isSound = Number.isInteger(chosen) && chosen >= 0 && chosen <= known.length - 1 - index && new Set(known.map(({ beatId }) => beatId)).size === known.length;
  return isSound ? { tracks: known, index, chosen } : null;
}

function trackIn(value: unknown): Track | null {
  const [beatId, slug, title, store, preview] = ["beatId", "slug", "title", "store", "preview"].map((name) => textIn(value, name));
  const [duration, price, levels] = [numberIn(value, "duration"), textIn(value, "price") ?? null, isRecord(value) ? value["levels"] : null];
  if (beatId === undefined || slug === undefined || title === undefined || store === undefined || preview === undefined || duration === undefined) return null;
  if (!PREVIEW.test(preview) || !/^[a-z0-9-]+$/.test(slug) || !(duration > 0) || [beatId, title, store, price ?? ""].some((text) => text.length > LONGEST)) return null;
  if (!Array.isArray(levels) || levels.length > 200 || !levels.every((level) => typeof level === "number" && level >= 0 && level <= 100)) return null;
  return { beatId, slug, title, store, duration, levels, preview, price };
}

function write(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Private windows may refuse storage, and a full one too: then it lasts as long as the page.
  }
}
