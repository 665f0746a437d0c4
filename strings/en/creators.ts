import { counted } from "../plural";

export const creators = {
  title: "Creators",
  description: "Every store with beats on sale, the latest first.",
  more: "More creators",
  none: { title: "No store has a beat on sale yet", text: "The first to put one out stands here.", action: "Open a store" },
  noMatch: {
    title: (words: string) => `No store is called “${words}”`,
    text: "Names are searched word by word; the last may be unfinished.",
    action: "All creators",
  },
} as const;

export const creatorCard = { beats: (count: number) => counted(count, { one: "beat", other: "beats" }) } as const;

export const creatorSearch = { label: "Search creators", placeholder: "Name of a store" } as const;
