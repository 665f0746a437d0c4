import type { Usage, UsageRight } from "@/lib/domain/usageRights";
import { locale } from "../locale";

/** The words of what somebody owns: the list itself, the history of its downloads, and what may be done with it. */
export const library = { title: "Library", loading: "Loading your library" } as const;

export const downloads = {
  title: "Downloads",
  lead: "What you downloaded, and when.",
  loading: "Loading your downloads",
  empty: { title: "No downloads yet", text: "Every file you fetch from your library is written down here.", action: "Go to your library" },
  file: (name: string, tier: string) => `${name} · ${tier}`,
  order: "Order",
} as const;

const numbers = new Intl.NumberFormat(locale.numbers);
const many = (limit: number) => numbers.format(limit);

/** What each use is called where a licence grants it, up to a limit or without one, and where it does not. */
const USAGE_WORDS: Record<Usage, { granted: string; limited: (limit: number) => string; refused: string }> = {
  streams: { granted: "Stream your songs as often as people listen", limited: (limit) => `Up to ${many(limit)} streams of your songs, audio and video together`, refused: "Streaming" },
  copies: { granted: "Sell and give away any number of copies and downloads", limited: (limit) => `Up to ${many(limit)} copies and downloads`, refused: "Copies and downloads" },
  commercial: { granted: "Earn money with your songs", limited: () => "", refused: "Earning money with your songs" },
  video: { granted: "Publish music videos", limited: () => "", refused: "Music videos" },
  live: { granted: "Perform your songs live, paid or unpaid", limited: () => "", refused: "Live performances" },
  broadcast: { granted: "Have your songs on radio and television", limited: () => "", refused: "Radio and television" },
  stems: { granted: "Work with the separate stems", limited: () => "", refused: "The separate stems" },
  alone: { granted: "Nobody else gets a new licence to this beat", limited: () => "", refused: "Having the beat to yourself: others may license it too" },
};

/** The words of what may be done with a licence. */
export const usage = {
  open: "What may I do?",
  openFor: (title: string) => `What may I do with ${title}?`,
  title: (title: string) => `What you may do with “${title}”`,
  lead: (tier: string) => `Your ${tier}, in short. What counts is the contract, as it was agreed when you got it.`,
  loading: "Loading the terms",
  granted: "Included:",
  refused: "Not included:",
  words: ({ usage: about, granted, limit }: UsageRight) => {
    const { granted: yes, limited, refused } = USAGE_WORDS[about];
    if (!granted) return refused;
    return limit === null ? yes : limited(limit);
  },
  credit: "Credit",
  creditRequired: "Name the producer like this wherever contributors are credited, or in the title or description.",
  creditWelcome: "You need not name the producer. If you like to, like this:",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "It could not be copied. Select the line and copy it by hand.",
  never: "Never: selling or passing on the beat by itself, or saying that you made it.",
  state: {
    active: "",
    disputed: "Your bank disputes the payment. Until it has decided, do not publish anything new with this beat.",
    refunded: "The money went back to you and the licence ended with it: what stands here holds no longer.",
    revoked: "The licence has ended: what stands here holds no longer.",
    superseded: "A larger licence took the place of this one. Look at that one for what you may do now.",
  },
} as const;

export const libraryList = {
  empty: { title: "Nothing here yet", text: "What you buy appears here at once, with its files and its contract.", action: "Browse beats" },
  more: "Load more",
} as const;

/** A licence that is not simply in force. */
export const licenseStates = {
  disputed: { badge: "Under dispute", text: "Your bank disputes this payment. Downloads pause until it has decided. If you did not mean to dispute it, tell your bank." },
  refunded: { badge: "Refunded", text: "The money went back to you, and the licence ended with it." },
  revoked: { badge: "Revoked", text: "The money behind it was taken back, by your bank or with the licence it built upon. Its files can no longer be downloaded." },
  superseded: { badge: "Upgraded", text: "A larger licence on this beat took its place, and has its files." },
  /** A master that was replaced after the purchase stays with the licence it was sold with. */
  keptFiles: "A larger licence on this beat took its place. These files are older takes that came with this one; they stay yours.",
} as const;

export const contractLinks = { contract: "Contract", writing: "Contract is being written", verification: "Verification" } as const;

export const downloadButton = {
  /** For screen readers, before the file's name. */
  download: "Download",
  preparing: "Preparing the download",
  failed: (file: string) => `${file} was not downloaded.`,
} as const;

export const upgradeOptions = {
  label: (beat: string) => `Upgrades for ${beat}`,
  upgrade: (tier: string, price: string) => `Upgrade to ${tier} for ${price}`,
  upgradeFree: (tier: string) => `Upgrade to ${tier} for free`,
} as const;

/** The offers that somebody made. */
export const ownOffers = {
  title: "Your offers",
  loading: "Loading your offers",
  empty: { title: "No offers yet", text: "Where a seller takes offers, a beat’s licence says so. What you propose and what they answer stands here.", action: "Browse beats" },
  failed: "Nothing was changed.",
  buy: (price: string) => `Buy for ${price}`,
  take: (price: string) => `Take ${price}`,
  decline: "Decline",
  withdraw: "Withdraw",
  withdrawFor: (beat: string) => `Withdraw the offer for ${beat}`,
} as const;
