import type { Track } from "./track";

/** What plays, what played before it, and what comes next. A beat stands in it once. */
export type Queue = {
  tracks: readonly Track[];
  /** Which of them is in the player; -1 while there is none. */
  index: number;
  /** How many of the next ones were put in their place by hand: they stay when another list is played. */
  chosen: number;
};

/** As many as one can go back, and as many as can be next. What lies beyond is let go. */
const MOST = { before: 50, next: 150 } as const;

export function current(queue: Queue): Track | null {
  return queue.tracks[queue.index] ?? null;
}

export function upcoming({ tracks, index }: Queue): readonly Track[] {
  return tracks.slice(index + 1);
}

/** Plays a track out of a list: what can be heard of the list stands around it, and what was chosen by hand comes first. */
export function playing(queue: Queue, track: Track, among: readonly Track[]): Queue {
  const kept = upcoming(queue).slice(0, queue.chosen).filter(isOther(track));
  const taken = new Set([track, ...kept].map(({ beatId }) => beatId));
  const audible = among.filter((each) => each.preview !== null);
  const at = audible.findIndex(({ beatId }) => beatId === track.beatId);
  const around = (part: readonly Track[]) => part.filter(({ beatId }) => !taken.has(beatId) && taken.add(beatId));
  const before = around(audible.slice(0, Math.max(at, 0)));
  return bounded({ tracks: [...before, track, ...kept, ...around(audible.slice(at + 1))], index: before.length, chosen: kept.length });
}

/** Goes to a track of the queue, by how far it is from the one that plays. */
export function stepped(queue: Queue, by: number): Queue {
  const index = queue.index + by;
  if (queue.tracks[index] === undefined) return queue;
  // Going back puts what played in front of what was chosen, and so among it.
  const chosen = by > 0 || queue.chosen > 0 ? Math.max(0, queue.chosen - by) : 0;
  return { ...queue, index, chosen };
}

/** Puts a track right behind the one that plays. */
export function withNext(queue: Queue, track: Track): Queue {
  return placed(queue, track, 0);
}

/** Puts a track behind those that were chosen by hand, before the rest of the list that plays. */
export function withAdded(queue: Queue, track: Track): Queue {
  return placed(queue, track, without(queue, track.beatId).chosen);
}

/** Takes a track out; the one that plays stays. */
export function without(queue: Queue, beatId: string): Queue {
  const at = queue.tracks.findIndex((track) => track.beatId === beatId);
  if (at < 0 || at === queue.index) return queue;
  const wasChosen = at > queue.index && at <= queue.index + queue.chosen;
  return {
    tracks: queue.tracks.toSpliced(at, 1),
    index: at < queue.index ? queue.index - 1 : queue.index,
    chosen: wasChosen ? queue.chosen - 1 : queue.chosen,
  };
}

/** Moves one of the next tracks to a place among them, from 0. All before it are in their place by hand then, too. */
export function moved(queue: Queue, beatId: string, to: number): Queue {
  const next = upcoming(queue);
  const track = next.find((each) => each.beatId === beatId);
  if (track === undefined) return queue;
  const place = Math.max(0, Math.min(to, next.length - 1));
  const rest = without(queue, beatId);
  const tracks = rest.tracks.toSpliced(rest.index + 1 + place, 0, track);
  return { ...rest, tracks, chosen: Math.max(rest.chosen + 1, place + 1) };
}

/** Leaves nothing to come. */
export function cleared(queue: Queue): Queue {
  return { ...queue, tracks: queue.tracks.slice(0, queue.index + 1), chosen: 0 };
}

function placed(queue: Queue, track: Track, at: number): Queue {
  if (track.preview === null || current(queue)?.beatId === track.beatId) return queue;
  const rest = without(queue, track.beatId);
  return bounded({ ...rest, tracks: rest.tracks.toSpliced(rest.index + 1 + at, 0, track), chosen: rest.chosen + 1 });
}

function bounded({ tracks, index, chosen }: Queue): Queue {
  const from = Math.max(0, index - MOST.before);
  return { tracks: tracks.slice(from, index + 1 + MOST.next), index: index - from, chosen: Math.min(chosen, MOST.next) };
}

function isOther({ beatId }: Track): (track: Track) => boolean {
  return (track) => track.beatId !== beatId;
}
