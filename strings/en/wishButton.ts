import { counted } from "../plural";

export const wishButton = {
  save: (title: string) => `Save ${title}`,
  saved: (title: string) => `Saved ${title}`,
  saveShort: "Save",
  savedShort: "Saved",
  added: "Saved to your wishlist.",
  failed: "Your wishlist was not changed.",
  /** How many people saved a beat. */
  savedBy: (people: number) => `Saved by ${counted(people, { one: "person", other: "people" })}`,
} as const;
