/** Putting a beat on sale at a moment chosen before. */
export const release = {
  open: "Schedule instead",
  change: "Change the time",
  moment: "Goes on sale at",
  zone: (name: string) => `By the clock of ${name.replaceAll("_", " ")}, where this browser is.`,
  save: "Schedule",
  keep: "Leave it as it was",
  cancel: "Call it off",
  putAway: "Put this note away",
  waiting: "Scheduled",
  waits: (moment: string) => `Goes on sale by itself on ${moment}. It is checked once more at that moment; if something is missing then, it stays a draft and you get a mail.`,
  missed: "It did not go on sale.",
  missedAt: (moment: string) => `It was to go on sale on ${moment} and stayed a draft:`,
  empty: "Choose a day and a time.",
  over: "That moment is over. Choose a later one.",
} as const;

/** The one state of a beat that matters now. */
export const beatStates = {
  newFile: "Needs a new file",
  preparing: (percent: number) => `Preparing ${percent}%`,
  onSale: "On sale",
  scheduled: "Scheduled",
  missed: "Release missed",
  sold: "Sold exclusively",
  draft: "Draft",
} as const;

export const releaseMail = {
  title: (beat: string) => `${beat} did not go on sale`,
  body: (moment: string) => `You had scheduled it for ${moment}. Something was missing by then, so it stayed a draft:`,
  action: "See to it",
  why: "You get this mail because you sell at Backline.",
} as const;
