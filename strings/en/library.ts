/** The words of what somebody owns: the list itself, and the history of its downloads. */
export const library = { title: "Library", loading: "Loading your library" } as const;

export const downloads = {
  title: "Downloads",
  lead: "What you downloaded, and when.",
  loading: "Loading your downloads",
  empty: { title: "No downloads yet", text: "Every file you fetch from your library is written down here.", action: "Go to your library" },
  file: (name: string, tier: string) => `${name} · ${tier}`,
  order: "Order",
} as const;
