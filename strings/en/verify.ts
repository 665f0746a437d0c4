export const verifyPage = { documentTitle: "Licence verification" } as const;

/** What becomes of a licence, to whoever checks it. */
export const verdicts = {
  active: { title: "This licence is valid.", text: "It was granted through Backline and stands as described below." },
  disputed: {
    title: "This licence is under dispute.",
    text: "The bank behind its payment has questioned it. Until the bank has decided, the rights described below are suspended: check this page again later.",
  },
  refunded: { title: "This licence is not valid: it was refunded.", text: "The money went back to the buyer and the rights went back to the producer." },
  revoked: { title: "This licence is not valid: it was revoked.", text: "The rights described below were withdrawn." },
  superseded: { title: "This licence was replaced by a larger one.", text: "The same licensee now holds more rights on this beat, under a licence with a page of its own." },
} as const;

export const verification = {
  title: "Licence verification",
  facts: { beat: "Beat", producer: "Producer", licence: "Licence", licensee: "Licensee", granted: "Granted", terms: "Terms" },
  version: (version: string | number) => `Version ${version}`,
  replacedBy: (since: string, tier: string) => `Since ${since} the same licensee holds a ${tier} on this beat instead. It has a page of its own; ask its holder for that contract.`,
  /** A sentence in three parts: the middle one is a link, and the terms' fingerprint follows. */
  replaces: { before: "This licence was bought as an upgrade and takes the place of a", link: (tier: string) => `${tier} of the same licensee`, after: ", whose terms have the fingerprint" },
  masked: "The licensee’s name is masked here. The contract carries it in full.",
  paper: { title: "Check a contract against this page", pending: { title: "The contract’s PDF is being written.", text: "Its digest appears here in a moment; reload the page then." } },
  fingerprints: {
    title: "Fingerprints",
    terms: { name: "Terms", text: "SHA-256 of everything the licence says, taken in the moment it was granted. The same characters are printed in the contract." },
    pdf: { name: "PDF", text: "SHA-256 of the contract’s file. To check it yourself:", command: "shasum -a 256 contract.pdf" },
  },
} as const;

export const pdfCheck = {
  title: "Choose the contract PDF, or drop it here",
  hint: "It is compared in your browser and sent nowhere.",
  reading: (name: string) => `Reading ${name}`,
  unreadable: { title: (name: string) => `${name} could not be read.`, text: "Choose it again, or another copy of it." },
  same: { title: "It is the same document.", text: (name: string) => `${name} matches the digest on record, byte for byte.` },
  /** The digest stands between the two parts. */
  other: {
    title: "It is not the document on record.",
    before: (name: string) => `${name} has the digest`,
    after: ". It is another file, or it was changed. A copy that was printed or saved anew by a viewer differs too, so compare the one that was downloaded here.",
  },
} as const;
