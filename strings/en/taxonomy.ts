import type { TierType } from "@/lib/domain/beatTiers";
import type { Genre, Mood } from "@/lib/domain/taxonomy";

/** What people read for the genres, moods and licences that a beat is stored with. */
export const genreNames: Readonly<Record<Genre, string>> = {
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

export const moodNames: Readonly<Record<Mood, string>> = {
  aggressive: "Aggressive",
  calm: "Calm",
  dark: "Dark",
  dreamy: "Dreamy",
  energetic: "Energetic",
  epic: "Epic",
  happy: "Happy",
  hypnotic: "Hypnotic",
  melancholic: "Melancholic",
  romantic: "Romantic",
  soulful: "Soulful",
  tense: "Tense",
  triumphant: "Triumphant",
  uplifting: "Uplifting",
};

/** By these names a contract knows them too. */
export const tierNames: Readonly<Record<TierType, string>> = {
  basic: "Basic lease",
  premium: "Premium lease",
  exclusive: "Exclusive rights",
  unlimited: "Unlimited lease",
};
