export const player = {
  name: "Player",
  waiting: "Loading the preview…",
  previous: "Previous",
  next: "Next",
  mute: "Mute",
  volume: "Volume",
  close: "Close the player",
  open: (title: string) => `Open the player: ${title}`,
  view: "View beat",
  free: "Get it free",
  buy: (price: string) => `Buy ${price}`,
  queue: "Queue",
  queueOf: (count: number) => (count === 0 ? "Queue, nothing is next" : `Queue, ${count} next`),
} as const;

export const queue = {
  title: "Queue",
  playing: "Playing",
  next: "Next",
  none: "Nothing is next. Add beats with “Add to queue” in a beat’s menu.",
  clear: "Clear",
  cleared: "Nothing is next any more.",
  close: "Close the queue",
  play: "Play now:",
  remove: (title: string) => `Remove ${title} from the queue`,
  removed: (title: string) => `${title} is out of the queue.`,
  move: (title: string) => `Move ${title}`,
  moveHow: "Arrow keys move it up and down.",
  moved: (title: string, place: number, of: number) => `${title} is number ${place} of ${of}.`,
} as const;

export const sheet = {
  close: "Close",
  licences: "Licences",
  toBeat: "View beat",
  licencesFailed: "The licences did not load. The beat’s page has them.",
  sold: "Sold exclusively.",
} as const;

export const shortcuts = {
  title: "Keyboard shortcuts",
  description: "They rest while you type and while a window like this one is open.",
  letters: "Shortcuts of a single letter or sign",
  lettersHint: "Turn them off if you steer by voice, or if they get in your way.",
  keys: {
    toggle: "Play or pause",
    ahead: "Five seconds ahead",
    back: "Five seconds back",
    next: "Next beat",
    previous: "Previous beat",
    louder: "Louder",
    quieter: "Quieter",
    mute: "Mute, or sound again",
    search: "Search",
    help: "This list",
  },
} as const;
