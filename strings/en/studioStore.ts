import type { Accent, StoreSection } from "@/lib/domain/storefront";

/** The words of /studio/store, where a creator shapes the store. */
export const studioStore = {
  title: "Your store",
  pictures: "Pictures",
  picturesText: "Without them, your store is drawn from the waveforms of your newest beats.",
  avatar: { label: "Portrait or logo", hint: "Square. JPEG, PNG or WebP, up to 5 MB." },
  banner: { label: "Banner", hint: "Wide, four to one. JPEG, PNG or WebP, up to 5 MB." },
} as const;

export const storeSaving = {
  failed: "Your last change is not saved.",
  reload: "Reload",
  blocked: "Not saved: one of the links needs a look.",
  states: { saved: "All changes are saved.", waiting: "Saving when you pause…", saving: "Saving…" },
  see: "See your store",
} as const;

export const imageField = {
  working: "Working",
  choose: "Choose a picture",
  chooseFor: (label: string) => `Choose a picture: ${label}`,
  replace: "Replace",
  remove: "Remove",
} as const;

export const storeWords = {
  title: "Words",
  about: "About",
  aboutHint: (most: number) => `Up to ${most} characters.`,
  featured: "Featured beat",
  featuredHint: "Stands above the list, large and ready to play. It has to be on sale.",
  none: "None",
} as const;

const ACCENT_NAMES: Readonly<Record<Accent, string>> = { signal: "Blue", violet: "Violet", rose: "Rose", ember: "Ember", moss: "Moss", teal: "Teal", graphite: "Graphite" };

export const accentChoice = { title: "Colour", names: ACCENT_NAMES } as const;

export const linkEditor = {
  title: "Links",
  address: "Address",
  addressExample: "instagram.com/your-name",
  words: "Words",
  link: (number: number) => `link ${number}`,
  remove: (number: number) => `Remove link ${number}`,
  add: "Add a link",
  empty: "Paste an address, or remove this link.",
  notPublic: "This is no https address of a public site.",
} as const;

const SECTION_NAMES: Readonly<Record<StoreSection, string>> = { about: "About", links: "Links", featured: "Featured beat", beats: "All beats" };

export const sectionOrder = { title: "Order of the page", names: SECTION_NAMES } as const;

export const moveButtons = {
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
} as const;

export const storePreview = {
  label: "Preview of your store",
  title: "Preview, as on a phone",
  empty: "Nothing on sale yet",
  from: (money: string) => `from ${money}`,
} as const;
