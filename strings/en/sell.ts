/** The words of /sell, where a store is opened. */
export const sell = {
  page: "Sell your beats",
  description: "Open a store, upload your beats as WAV, AIFF, FLAC or MP3, set your licences.",
  title: "Sell your beats with licences that hold.",
  lead: (percent: number) => `Opening a store costs nothing. The free plan keeps ${percent}% of a sale.`,
  steps: [
    { title: "Upload the WAV", text: "We make the tagged preview, the MP3 and the waveform. The master itself is never public." },
    { title: "Set your licences", text: "Up to four, with plain terms. Every sale writes a contract that cannot be changed afterwards." },
    { title: "Publish", text: "Buyers pay by card and get their files at once. Each sale is booked to the cent: price, platform fee, card fee, your share." },
  ],
  noAccount: { title: "You need an account first.", text: "It takes a minute and also serves for buying." },
  signUp: "Create an account",
  signIn: "Sign in",
  unverified: { title: "Verify your e-mail first.", text: "Buyers hold contracts with your store, so we make sure you can be reached." },
  verify: (email: string) => `Verify ${email}`,
} as const;

export const openStore = {
  name: "Store name",
  nameHint: "Your producer name, most often. It stands on every licence.",
  address: "Store address",
  addressExample: "your-name",
  addressFree: (address: string) => `${address} is free`,
  invalid: ({ min, max }: { min: number; max: number }) => `Use ${min} to ${max} small letters, digits and single hyphens.`,
  reserved: "This address belongs to the site. Choose another.",
  taken: "Another store has this address.",
  about: "About",
  aboutHint: (most: number) => `Up to ${most} characters.`,
  submit: "Open the store",
  failed: "The store was not opened.",
} as const;
