import { SMALLEST_CHARGE } from "./money";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** One mebibyte. UploadThing counts in powers of two, so do we. */
export const MIB = 1024 * 1024;

/** Calls allowed per minute, per route and caller. */
export const RATE_TIERS = { strict: 5, standard: 30, generous: 100 } as const;
export type RateTier = keyof typeof RATE_TIERS;

/** A ceiling inside a sliding window. `max` counts calls, or bytes where the name says so. */
export type Window = { max: number; windowMs: number };

/** What the functions themselves hold to, because a browser can reach them past the routes. */
export const FUNCTION_LIMITS = {
  openOrder: { max: RATE_TIERS.strict, windowMs: MINUTE },
  endCheckout: { max: 10, windowMs: MINUTE },
  requestRefund: { max: RATE_TIERS.strict, windowMs: MINUTE },
  submitEvidence: { max: RATE_TIERS.strict, windowMs: MINUTE },
  /** What costs nothing is still a contract to write and rows to keep. */
  claimFree: { max: 20, windowMs: 60 * MINUTE },
  /** Codes tried, right or wrong: whoever guesses does not get far. */
  tryCoupon: { max: 20, windowMs: 10 * MINUTE },
  /** Refused ones count too: whoever tries price after price would learn the seller's floor. */
  makeOffer: { max: 10, windowMs: DAY },
  answerOffer: { max: 60, windowMs: 10 * MINUTE },
  changeCart: { max: 120, windowMs: MINUTE },
  changeDeals: { max: 60, windowMs: 10 * MINUTE },
  /** Hearts and follows: a click each, and a click to take it back. */
  changeWishes: { max: 60, windowMs: MINUTE },
  changeFollows: { max: 60, windowMs: MINUTE },
  writeReview: { max: 20, windowMs: 60 * MINUTE },
  answerReview: { max: 60, windowMs: 10 * MINUTE },
  issueDownload: { max: RATE_TIERS.standard, windowMs: MINUTE },
  /** What one network may report of visits and plays. A school or a café shares one. */
  trackSignals: { max: 1_200, windowMs: 60 * MINUTE },
  createBeat: { max: 20, windowMs: 60 * MINUTE },
  changeBeat: { max: 60, windowMs: MINUTE },
  /** Rows of bulk changes; two full batches in flight and an undo of as many. */
  changeBeats: { max: 600, windowMs: MINUTE },
  changeStore: { max: 60, windowMs: MINUTE },
  changeStoreImage: { max: RATE_TIERS.strict, windowMs: MINUTE },
  changePreviewTag: { max: RATE_TIERS.strict, windowMs: MINUTE },
  /** Each makes every preview of a store anew. */
  renderPreviews: { max: 6, windowMs: 60 * MINUTE },
  openStore: { max: RATE_TIERS.strict, windowMs: MINUTE },
  /** What somebody chooses about their own account. */
  changeAccount: { max: 60, windowMs: 10 * MINUTE },
  uploadCount: { max: 100, windowMs: DAY },
  uploadBytes: { max: 8 * 1024 * MIB, windowMs: DAY },
  /** Mails with a link that signs in or sets a password: to one address, and at one client's asking. */
  signInMailTo: { max: 5, windowMs: 15 * MINUTE },
  signInMailBy: { max: 20, windowMs: 15 * MINUTE },
} as const satisfies Record<string, Window>;
export type FunctionLimit = keyof typeof FUNCTION_LIMITS;

/** How long a link in a mail works, ms. Each works once. */
export const SIGN_IN_LINKS = { magicLinkMs: 15 * MINUTE, passwordResetMs: 60 * MINUTE, changeEmailMs: 60 * MINUTE } as const;

/** Largest upload by purpose, in bytes. */
export const UPLOAD_LIMITS = { beat_master: 256 * MIB, beat_stems: 1024 * MIB } as const;
export type UploadPurpose = keyof typeof UPLOAD_LIMITS;

/** What a ZIP of stems or trackouts may hold. */
export const STEMS_BOUNDS = { maxTracks: 200, maxExpandedBytes: 4 * 1024 * MIB, maxNameLength: 200 } as const;
export const ZIP_CONTENT_TYPES = ["application/zip", "application/x-zip-compressed", "application/x-zip", "application/octet-stream"] as const;

/** How long a begun upload can be taken up again, ms: shorter than the day after which what nobody claims is swept. */
export const UPLOAD_LIFE_MS = 20 * 60 * MINUTE;

/** Containers a master can be delivered in. Lossless only: what is sold as the master must not be a re-wrapped MP3. */
export const MASTER_CONTAINERS = ["wav", "aiff", "flac"] as const;
export type MasterContainer = (typeof MASTER_CONTAINERS)[number];

/** What a master can be uploaded as. From an MP3 only MP3 is sold. */
export const AUDIO_CONTAINERS = [...MASTER_CONTAINERS, "mp3"] as const;
export type AudioContainer = (typeof AUDIO_CONTAINERS)[number];

/** Which of a beat's files is the lossless master, where there is one. */
export function losslessOf(container: AudioContainer | null): MasterContainer | null {
  return container === "mp3" ? null : container;
}

/** File name endings and content types a master upload may claim. The content itself decides later. */
export const MASTER_EXTENSIONS = ["wav", "wave", "aif", "aiff", "aifc", "flac", "mp3"] as const;
export const MASTER_CONTENT_TYPES = [
  "audio/wav",
  "audio/x-wav",
  "audio/wave",
  "audio/vnd.wave",
  "audio/aiff",
  "audio/x-aiff",
  "audio/flac",
  "audio/x-flac",
  "audio/mpeg",
  "audio/mp3",
  "application/octet-stream",
] as const;

/** A tier's price in cents. Zero is a giveaway; 1 to 49 cents cannot be charged and is refused at the form. */
export const PRICE_BOUNDS = { min: 0, smallestCharge: SMALLEST_CHARGE, max: 1_000_000 } as const;

/** Lengths in characters unless named otherwise. */
export const TEXT_LIMITS = {
  beatTitle: 100,
  beatDescription: 2000,
  tag: 30,
  tagCount: 10,
  moodCount: 5,
  storeName: 60,
  storeBio: 500,
  fileName: 200,
  refundReason: 300,
  evidenceNote: 5000,
} as const;

/** How far ahead a draft can be scheduled to go on sale. */
export const RELEASE_BOUNDS = { maxAheadMs: 366 * DAY } as const;

/** Templates of licences and prices. */
export const TEMPLATE_BOUNDS = { maxPerStore: 20, maxName: 40 } as const;

export const BPM_BOUNDS = { min: 1, max: 300 } as const;

/** A waveform is at most this many peaks, each 0 to 255. */
export const PEAKS = { maxCount: 2048, maxValue: 255 } as const;

/** Rows a list may ask for at once. */
export const PAGE_SIZE = { default: 24, max: 50 } as const;

/** How an open checkout behaves. Times in milliseconds. */
export const CHECKOUT = {
  /** The Stripe session's life. Stripe wants at least 30 minutes. */
  sessionMs: 45 * MINUTE,
  /** An order whose session was never stored is given up after this. */
  abandonAfterMs: 10 * MINUTE,
  /** Open orders one buyer may have. */
  maxOpenOrders: 3,
  /** How long a buyer who let an exclusive lapse must leave it to others. */
  coolDownMs: 15 * MINUTE,
  /** How long after a session's end the reconciler asks Stripe what became of it. */
  reconcileGraceMs: 5 * MINUTE,
} as const;
