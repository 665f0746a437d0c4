/** A page that broke: what happened, what it means, what to do. */
export const pageError = {
  title: "This page could not be shown",
  text: "Something broke on our side. Nothing was bought or changed. Try again in a moment.",
  again: "Try again",
  reference: (id: string) => `Reference ${id}`,
  toBeats: "Browse beats",
  toLibrary: "Your library",
  toStudio: "Your beats",
  toAdmin: "Overview",
} as const;
