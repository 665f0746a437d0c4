export const storePage = {
  /** For search engines, where the store says nothing about itself. */
  description: (store: string) => `Beats by ${store}, with licences in plain words.`,
  empty: { title: "Nothing on sale yet", text: "This store has just opened." },
} as const;

export const featuredBeat = { title: "Featured beat" } as const;

export const storeLinks = { label: "Links" } as const;
