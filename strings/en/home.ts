export const home = {
  trending: "Trending",
  allTrending: "All trending",
} as const;

export const hero = {
  title: "Beats with real licences.",
  text: "Hear a beat, choose a licence in plain words, pay once. The files are yours at once, with a contract in your name that anybody can verify.",
  browse: "Browse beats",
  sell: "Sell your beats",
} as const;

export const newestBeat = { label: "Newest beat" } as const;

export const newest = {
  title: "New on Backline",
  all: "All beats",
  none: { title: "No beats yet", text: "The first store to open puts the first beat here.", action: "Open a store" },
} as const;

export const forProducers = {
  title: "You make the beats?",
  text: (price: string, share: string) =>
    `Opening a store costs nothing. Of a licence at ${price}, ${share} are booked to you, less the card network’s fee. The master stays private until it is paid for, and an exclusive is sold once.`,
  open: "Open a store",
  cost: "What it costs",
  share: (percent: number) => `${percent}%`,
  ofEachSale: "of each sale, before the card fee",
} as const;

export const howLicencesWork = {
  title: "How licences work",
  all: "All licences side by side",
  steps: [
    {
      title: "Choose what you need",
      text: "Each beat comes with a few licences. Their cards say in plain words how many copies and streams they allow, which files they hold, and whether others may license the beat too.",
    },
    {
      title: "Pay once",
      text: "The price you saw is the price you pay, by card. The untagged files are in your library within seconds, to download again whenever you like.",
    },
    {
      title: "Hold the contract",
      text: "Every purchase writes a contract in your name that nobody can change afterwards. Its public page proves it to a label, a distributor or a platform. Exclusive rights are sold exactly once.",
    },
  ],
} as const;
