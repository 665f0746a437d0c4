/** The words of uploads. What the storage or the product answers keeps its own. */
export const transfer = {
  notBegun: "The upload could not begin. Try again.",
  stopped: "The upload stopped. Try again.",
  broken: "The connection broke off.",
  aborted: "Stopped.",
  tooOld: "This upload waited too long. Choose the file again.",
  refused: "The storage refused this file.",
  answered: (status: number) => `The storage answered ${status}.`,
  anotherFile: (given: string, wanted: string) => `“${given}” is another file. Choose “${wanted}” again, or start over.`,
} as const;

export const fileProblems = {
  empty: "The file is empty.",
  tooLarge: (size: string, most: string) => `It has ${size}; the most is ${most}.`,
} as const;

/** How fast, and how long yet. */
export const pace = {
  rate: (size: string) => `${size}/s`,
  seconds: (seconds: number) => `${seconds} s left`,
  minutes: (minutes: number) => `${minutes} min left`,
  hours: (hours: number, minutes: number) => `${hours} h ${minutes} min left`,
} as const;

export const uploading = { progress: (name: string) => `Uploading ${name}` } as const;

export const uploadCard = {
  pause: "Pause the upload",
  resume: "Go on with the upload",
  stop: "Stop the upload",
  another: "Choose another file",
  share: (sent: string, size: string) => `${sent} of ${size}`,
  preparing: "Beginning…",
  arriving: "Arriving…",
  waiting: (share: string) => `${share}. The connection is away; it goes on by itself.`,
  paused: (share: string) => `Paused at ${share}.`,
  fileNeeded: (share: string) => `Stopped at ${share}, because the page was closed.`,
  elsewhere: "Uploading in another tab.",
  done: "Uploaded.",
  again: (name: string) => `Choose “${name}” again to go on`,
  againHint: (sent: string) => `It continues after the ${sent} that are there already.`,
} as const;

/** Uploads that belong to another page of the studio. */
export const studioUploads = {
  label: "Uploads",
  paused: "Paused",
  waiting: "Waiting",
  fileNeeded: "Needs the file",
  archiveFailed: "The ZIP was not added.",
} as const;
