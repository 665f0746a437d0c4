/** How a store looks: what its owner may decide, and within which bounds. Everything else is the product's. */

/** Colours of what can be acted on in a store. Their values stand in `app/globals.css`, each checked for contrast in both themes. */
export const ACCENTS = ["signal", "violet", "rose", "ember", "moss", "teal", "graphite"] as const;
export type Accent = (typeof ACCENTS)[number];

export const STORE_SECTIONS = ["about", "links", "featured", "beats"] as const;
export type StoreSection = (typeof STORE_SECTIONS)[number];
/** A section in its place, shown or not. */
export type PlacedSection = { kind: StoreSection; shown: boolean };
export type StoreLink = { label: string; url: string };

export const STORE_LINKS = { max: 12, label: 40, url: 300 } as const;
/** What a store's pictures are made into, in pixels, and the most that may come in. */
export const STORE_IMAGES = {
  avatar: { width: 512, height: 512 },
  banner: { width: 1600, height: 400 },
} as const;
export type StoreImage = keyof typeof STORE_IMAGES;
export const STORE_IMAGE_SLOTS = ["avatar", "banner"] as const satisfies readonly StoreImage[];

/** How a store looks until its owner decides otherwise. */
export const PLAIN_STOREFRONT: { accent: Accent; sections: readonly PlacedSection[]; links: readonly StoreLink[] } = {
  accent: "signal",
  sections: STORE_SECTIONS.map((kind) => ({ kind, shown: true })),
  links: [],
};

/** Each section once, in the order given; what is missing goes to the end, so that a new section reaches stores of before. */
export function wholeSections(placed: readonly PlacedSection[]): PlacedSection[] {
  const given = placed.filter(({ kind }, at) => placed.findIndex((other) => other.kind === kind) === at);
  const missing = STORE_SECTIONS.filter((kind) => !given.some((section) => section.kind === kind));
  return [...given, ...missing.map((kind) => ({ kind, shown: true }))];
}

const PLATFORMS: Readonly<Record<string, string>> = {
  "instagram.com": "Instagram",
  "tiktok.com": "TikTok",
  "youtube.com": "YouTube",
  "youtu.be": "YouTube",
  "open.spotify.com": "Spotify",
  "soundcloud.com": "SoundCloud",
  "music.apple.com": "Apple Music",
  "bandcamp.com": "Bandcamp",
  "x.com": "X",
  "twitter.com": "X",
  "facebook.com": "Facebook",
  "twitch.tv": "Twitch",
  "discord.gg": "Discord",
  "discord.com": "Discord",
  "patreon.com": "Patreon",
  "t.me": "Telegram",
  "tidal.com": "Tidal",
  "deezer.com": "Deezer",
  "audiomack.com": "Audiomack",
  "threads.net": "Threads",
  "bsky.app": "Bluesky",
};

/**
 * A link of a store as it is kept, or null for what is none: only https, a public host by name, no login in the address.
 * A bare `instagram.com/name` is understood.
 */
export function storeLinkUrl(text: string): string | null {
  const given = text.trim();
  const whole = /^[a-z][a-z\d+.-]*:/i.test(given) ? given : `https://${given}`;
  if (given === "" || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  const named = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(url.hostname);
  if (url.protocol !== "https:" || !named || url.username !== "" || url.password !== "" || url.port !== "") return null;
  return url.href.length <= STORE_LINKS.url ? url.href : null;
}

/** What people call the place a link leads to: its platform where it is known, else its host. */
export function linkPlace(url: string): string {
  const host = new URL(url).hostname.replace(/^(www|m)\./, "");
  const known = Object.keys(PLATFORMS).find((platform) => host === platform || host.endsWith(`.${platform}`));
  return (known === undefined ? undefined : PLATFORMS[known]) ?? host;
}
