import type { Genre, Mood, MusicalKey } from "../../lib/domain/taxonomy";
import type { Song } from "./synth";

export interface DemoBeat {
  title: string;
  description: string;
  genre: Genre;
  key: MusicalKey;
  moods: Mood[];
  tags: string[];
  song: Song;
}

/** What the demo store sells: five short pieces, each another genre, so that lists and covers have something to show. */
export const DEMO_BEATS: DemoBeat[] = [
  {
    title: "Low Tide",
    description: "Slow electric piano over a lazy kit. Made for verses that take their time.",
    genre: "lo-fi",
    key: "A minor",
    moods: ["calm"],
    tags: ["electric piano", "dusty"],
    song: { bpm: 78, tonic: 45, bars: 24, progression: [0, 5, 3, 4], kick: "x.....o...x.....", snare: "....x.......x...", hat: "x.o.x.o.x.o.x.oo", bass: "x.....x...x.....", keys: "electric", swing: 0.28, seed: 11 },
  },
  {
    title: "Signal Fire",
    description: "Half-time drums, a long sub and a bell line that leaves the middle free for a voice.",
    genre: "trap",
    key: "F minor",
    moods: ["dark"],
    tags: ["808", "bells"],
    song: { bpm: 142, tonic: 41, bars: 40, progression: [0, 0, 5, 4], kick: "x.....x...x.....", snare: "........x.......", hat: "x.x.x.xxx.x.x.xo", bass: "x.....x...x.....", keys: "bell", swing: 0, seed: 23 },
  },
  {
    title: "Corner Store",
    description: "Ninety-two to the minute, straight drums, warm keys. Nothing in the way of the words.",
    genre: "boom-bap",
    key: "D minor",
    moods: ["soulful"],
    tags: ["drums", "keys"],
    song: { bpm: 92, tonic: 38, bars: 28, progression: [0, 3, 5, 4], kick: "x..o....x.x.....", snare: "....x.......x..o", hat: "x.x.x.x.x.x.x.x.", bass: "x..x....x.x.....", keys: "electric", swing: 0.18, seed: 37 },
  },
  {
    title: "Glass Houses",
    description: "Wide pads and a patient kick; the second half opens up.",
    genre: "rnb",
    key: "C minor",
    moods: ["romantic"],
    tags: ["pads", "slow"],
    song: { bpm: 68, tonic: 36, bars: 20, progression: [0, 5, 2, 6], kick: "x.....x.....x...", snare: "....x.......x...", hat: "..x...x...x...xo", bass: "x.......x...x...", keys: "pad", swing: 0.12, seed: 53 },
  },
  {
    title: "Night Market",
    description: "Syncopated percussion over a rolling bass, ready for a hook.",
    genre: "afrobeat",
    key: "G minor",
    moods: ["energetic"],
    tags: ["percussion", "dance"],
    song: { bpm: 106, tonic: 43, bars: 32, progression: [0, 6, 5, 6], kick: "x...x...x...x...", snare: "...x..x....x..x.", hat: "x.xxx.xxx.xxx.xx", bass: "x..x..x...x..x..", keys: "bell", swing: 0.06, seed: 71 },
  },
];
