export const GENRES = [
  "trap",
  "drill",
  "hip-hop",
  "rnb",
  "pop",
  "afrobeat",
  "reggaeton",
  "boom-bap",
  "lo-fi",
  "experimental",
  "other",
] as const;
export type Genre = (typeof GENRES)[number];

export const GENRE_NAMES: Record<Genre, string> = {
  trap: "Trap",
  drill: "Drill",
  "hip-hop": "Hip-hop",
  rnb: "R&B",
  pop: "Pop",
  afrobeat: "Afrobeat",
  reggaeton: "Reggaeton",
  "boom-bap": "Boom bap",
  "lo-fi": "Lo-fi",
  experimental: "Experimental",
  other: "Other",
};

/** The twelve major and twelve minor keys, sharps throughout so that each key has one spelling. */
export const MUSICAL_KEYS = [
  "C major",
  "C minor",
  "C# major",
  "C# minor",
  "D major",
  "D minor",
  "D# major",
  "D# minor",
  "E major",
  "E minor",
  "F major",
  "F minor",
  "F# major",
  "F# minor",
  "G major",
  "G minor",
  "G# major",
  "G# minor",
  "A major",
  "A minor",
  "A# major",
  "A# minor",
  "B major",
  "B minor",
] as const;
export type MusicalKey = (typeof MUSICAL_KEYS)[number];

export const MOODS = [
  "aggressive",
  "calm",
  "dark",
  "dreamy",
  "energetic",
  "epic",
  "happy",
  "hypnotic",
  "melancholic",
  "romantic",
  "soulful",
  "tense",
  "triumphant",
  "uplifting",
] as const;
export type Mood = (typeof MOODS)[number];
