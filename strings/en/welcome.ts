import { counted } from "../plural";

/** The words of the first minutes: what brought somebody here, and a store's first steps. */
export const welcome = {
  title: (name: string) => `Welcome, ${name}.`,
  lead: "What brings you here? You can always do both.",
  page: "Welcome",
  buy: {
    title: "I am here for beats",
    text: "Listen by genre. Every licence says in plain words what it allows, before you pay.",
    genres: "Genres to begin with",
    free: "Beats that are free",
    all: "All beats",
  },
  sell: {
    title: "I am here to sell",
    text: "Open a store, upload a WAV, set your licences. Opening costs nothing.",
    open: "Open a store",
  },
  verify: "Confirm your e-mail address first; buying and selling ask for it.",
  confirm: "Confirm it now",
} as const;

/** The words of a store's first steps. */
export const firstSteps = {
  title: "Your first sale begins here",
  done: "Done:",
  next: "Next:",
  later: "Later:",
  dismiss: "Hide these steps",
  store: { title: "Open your store", text: (name: string) => `${name} is open.` },
  upload: { title: "Upload a beat", text: "A WAV, AIFF, FLAC or MP3. The master is never public.", action: "Add your first beat" },
  finish: {
    title: "Finish its checklist",
    text: "Each line leads to its field.",
    waiting: "The audio is being processed; this takes a minute.",
    missing: (n: number) => counted(n, { one: "thing is missing", other: "things are missing" }),
    action: (title: string) => `Go on with ${title}`,
  },
  publish: { title: "Publish it", text: "From then on it is in your store and on the marketplace.", action: (title: string) => `Publish ${title}` },
} as const;
