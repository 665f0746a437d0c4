/** The words of /studio/balance. */
export const balancePage = { title: "Balance", loading: "Loading your balance" } as const;

export const balanceDesk = {
  owed: (currency: string) => `Backline owes you, ${currency}`,
  owing: (currency: string) => `You owe Backline, ${currency}`,
  below: "Your balance is below zero.",
  belowText: "Refunds and disputes took more than your sales left: Stripe keeps its fee when money goes back. Your next sales make up for it; you need not pay anything in.",
  text: "All that was paid, less fees, refunds and disputes. Payments that a bank is still working on are not in it.",
  overTime: "Over time",
  range: "Range",
  days: (days: number) => `${days} days`,
  asTable: "As a table",
  asChart: "As a chart",
} as const;

export const balanceChart = {
  title: "Balance over time",
  /** `change` comes with its sign. */
  thatDay: (change: string) => `${change} that day`,
} as const;

export const balanceDays = {
  caption: "Balance by day",
  none: "Nothing changed in this time.",
  day: "Day",
  change: "Change",
  balance: "Balance",
} as const;

export const balanceEntries = {
  title: "Every entry",
  loading: "Loading the entries",
  empty: { title: "No entries yet", text: "Your first sale writes the first one." },
  after: "Balance after it:",
} as const;
