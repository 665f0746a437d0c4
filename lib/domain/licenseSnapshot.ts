import type { FileType, TierTerms, TierType } from "./beatTiers";

/** Which law governs a licence: that of the producer's home, or one the producer named. */
type GoverningLaw = { choice: "producer_residence" } | { choice: "named"; jurisdiction: string };

/**
 * Everything a licence says, frozen when it is granted. The contract's page, its PDF and its hash are all made from this
 * and nothing else. `price.amount` is in minor units; `issuedOn` is a calendar day in UTC, `YYYY-MM-DD`.
 */
export type LicenseSnapshot = {
  termsVersion: string;
  verifyId: string;
  orderNumber: string;
  issuedOn: string;
  beat: { id: string; title: string };
  producer: { name: string; store: string };
  licensee: { name: string; email: string };
  tier: { type: TierType; name: string };
  price: { amount: number; currency: string };
  terms: TierTerms;
  files: { fileType: FileType; filename: string; sha256: string | null }[];
  governingLaw: GoverningLaw;
  /** The licence this one took the place of. Only upgrades carry it: an absent field leaves older hashes as they were. */
  supersedes?: SupersededLicense;
};

/** A replaced licence by reference: its public number, the hash of its terms, and what had been paid for it, minor units. */
export type SupersededLicense = { verifyId: string; hash: string; tierName: string; orderNumber: string; paid: number };

/** One right in plain words, and whether it is granted. */
export type TermLine = { label: string; value: string; granted: boolean };

/** A numbered clause: sentences, and where it lists things, the list. */
export type Clause = { heading: string; paragraphs: string[]; lines: TermLine[] };
