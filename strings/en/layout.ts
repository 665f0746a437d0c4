import { counted } from "../plural";

export const navigation = {
  main: "Main",
  home: "Backline, home",
  beats: "Beats",
  creators: "Creators",
  studio: "Studio",
  sell: "Sell",
  library: "Library",
  signIn: "Sign in",
} as const;

/** What the search suggests while one types. */
export const search = {
  suggestions: "Suggestions",
  beats: "Beats",
  creators: "Creators",
  all: (words: string) => `Search all beats for “${words}”`,
  /** What a creator has on sale. */
  onSale: (beats: number) => counted(beats, { one: "beat", other: "beats" }),
  count: (found: number) => counted(found, { one: "suggestion", other: "suggestions" }),
  none: "Nothing is called that.",
  failed: "The suggestions did not load. Press Enter to search all beats.",
} as const;

/** What the place is called and says of itself, to browsers and search engines. */
export const site = {
  title: "Backline: beats with real licences",
  titleTemplate: "%s · Backline",
  description: "Hear a beat, choose a licence in plain words, pay once: files at once, and a contract that anybody can verify.",
  skip: "Skip to the content",
} as const;

export const wordmark = "Backline";

export const footer = {
  label: "Footer",
  lead: "Open source. Every sale with a licence that can be checked.",
  market: { name: "Market", beats: "Beats", creators: "Creators", licences: "Licences explained", library: "Library" },
  selling: { name: "Selling", open: "Open a store", pricing: "What it costs", api: "API" },
  backline: { name: "Backline", about: "About", help: "Help", accessibility: "Accessibility" },
  rules: { name: "Rules", terms: "Terms", privacy: "Privacy" },
} as const;

export const sandboxBadge = "Local sandbox: no real money";

export const accountMenu = { stillSignedIn: "You are still signed in." } as const;

export const accountMenuList = {
  studio: "Studio",
  openStore: "Open a store",
  administration: "Administration",
  signOut: "Sign out",
} as const;

export const themeMenu = { system: "As the system", light: "Light", dark: "Dark" } as const;

/** In place of what belongs to an account whose session is over. */
export const signedIn = {
  ended: "Your session has ended",
  text: "Nothing is lost: what you see here belongs to your account and is there when you are back.",
  again: "Sign in again",
} as const;
