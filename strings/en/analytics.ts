/** The words of /studio/analytics. */
export const analytics = {
  title: "Analytics",
  loading: "Loading your figures",
  clock: "Days are UTC days. Figures follow within about three minutes of what happened.",
  privacy: "Nobody is named: a visitor is counted for one day and then forgotten, so neither names nor countries are kept.",
  csv: "CSV",
  export: (what: string) => `Export ${what} as CSV`,
} as const;

export const figureRanges = {
  label: "Time",
  own: "Own dates",
  names: { "7d": "7 days", "30d": "30 days", "90d": "90 days", "12m": "12 months" },
  from: "From",
  to: "To",
  show: "Show",
  wrong: "Choose a first day that is not after the last one, and at most 366 days.",
  shown: (from: string, to: string) => `${from} to ${to}`,
  compared: (from: string, to: string) => `compared with ${from} to ${to}`,
} as const;

export const figureWords = {
  visits: { name: "Visits", short: "Visits", meaning: "Pages of your store and your beats that were looked at. The same visitor on the same page counts once in half an hour. Your own visits do not count, nor do programs that say what they are." },
  plays: { name: "Plays", short: "Plays", meaning: "Previews heard for 30 seconds or more, or half of it where a preview is shorter than a minute. Once per listener, beat and day." },
  sales: { name: "Sales", short: "Sales", meaning: "Licences paid for, and free ones taken. An order with three licences is three sales. A refund does not take the sale back, only its money." },
  conversion: { name: "Conversion", short: "Conv.", meaning: "Sales for every 100 visitors of a day. Somebody who comes on two days is two visitors." },
  net: { name: "Net revenue", short: "Net", meaning: "What was booked to your balance in this time: payments less the platform’s fee, Stripe’s fee, refunds and disputes. Each counts on the day it was booked, so a refund comes off on the day of the refund, not of the sale." },
} as const;

export const figureChange = {
  about: (name: string) => `What ${name.toLowerCase()} means`,
  none: "Nothing to compare with",
  same: "As before",
  up: (words: string) => `${words} more than before`,
  down: (words: string) => `${words} less than before`,
  before: (words: string) => `${words} before`,
} as const;

export const figureChart = {
  title: "Over time",
  pick: "Figure",
  asTable: "As a table",
  asChart: "As a chart",
  now: "This time",
  before: "Time before",
  day: "Day",
  month: "Month",
  caption: (name: string) => `${name} over time`,
  label: (name: string) => `${name} over time. The arrow keys walk along it.`,
} as const;

export const figureParts = {
  beats: { title: "By beat", what: "beats", head: "Beat", empty: "Nobody looked at, played or bought a beat in this time." },
  tiers: { title: "By licence", what: "licences", head: "Licence", empty: "No licence was taken to a checkout in this time." },
  sources: {
    title: "By source",
    what: "sources",
    head: "Source",
    empty: "Nobody came in this time.",
    note: "Where a visit began: the link’s UTM words as source / medium / campaign, or the site that linked to you. It stays with the visitor until they close the browser and is kept with what they buy.",
  },
  time: { what: "days" },
  other: "Everything else",
  gone: "A beat that is deleted",
  direct: "Direct, or not said",
  more: (n: number) => `Show all ${n}`,
  fewer: "Show fewer",
  sortBy: (name: string) => `Sort by ${name.toLowerCase()}`,
} as const;

export const noFigures = {
  title: "Nothing happened in this time",
  body: "Visits, plays and sales appear here within minutes. Share a link to your store with UTM words at its end, and you see which post brings whom.",
  example: (slug: string) => `/${slug}?utm_source=instagram&utm_medium=social&utm_campaign=launch`,
  exampleLabel: "A link to share, for example",
} as const;
