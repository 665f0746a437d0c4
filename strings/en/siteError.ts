/** When even the frame of the site broke. */
export const siteError = {
  documentTitle: "Backline cannot be shown",
  title: "Backline cannot be shown right now",
  text: "Something broke on our side. Nothing was bought or changed. Try again in a moment.",
  again: "Try again",
  home: "Front page",
  reference: (id: string) => `Reference ${id}`,
} as const;
