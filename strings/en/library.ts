/** The words of what somebody owns: its downloads, and what may be done with it. */
export const downloads = {
  title: "Downloads",
  lead: "What you downloaded, and when.",
  loading: "Loading your downloads",
  empty: { title: "No downloads yet", text: "Every file you fetch from your library is written down here.", action: "Go to your library" },
  file: (name: string, tier: string) => `${name} · ${tier}`,
  order: "Order",
} as const;
