import { plural } from "../plural";

/** The rooms of the administrator's desk: their pages' titles, and the way to them. */
export const adminRooms = {
  label: "Administration",
  loading: "Loading",
  overview: "Overview",
  orders: "Orders",
  incidents: "Incidents",
  events: "Events",
  work: "Work",
  mail: "Mail",
  audit: "Audit log",
} as const;

export const act = { failed: "That was not done." } as const;

export const section = { none: "None." } as const;

const tried = (attempts: number) => plural(attempts, { one: "one attempt", other: `${attempts} attempts` });

type Run = { at: string; state: string; checked: number; repaired: number; opened: number; closed: number };
type Proof = { day: string; orders: number; deferred: number; mismatched: number; orphans: number };

export const overview = {
  loading: "Loading the overview",
  tiles: { incidents: "Open incidents", failedEvents: "Failed events", parkedWork: "Work given up", waitingEvents: "Waiting events", queuedWork: "Queued work" },
  reconciler: {
    title: "Reconciler",
    run: "Run now",
    running: "The reconciler is running.",
    never: "It has not run yet. It runs every 15 minutes.",
    last: ({ at, state, checked, repaired, opened, closed }: Run) => `${at}: ${state}, ${checked} checked, ${repaired} repaired, ${opened} incidents opened, ${closed} closed.`,
  },
  proof: {
    title: "Proof of the book against Stripe",
    equal: "Equal",
    different: "Different",
    run: "Prove now",
    running: "The proof has begun.",
    never: "None has come to a verdict yet. It runs every day at 04:10 UTC.",
    last: ({ day, orders, deferred, mismatched, orphans }: Proof) =>
      `Day of ${day}: ${orders} orders compared, ${deferred} left to the next, ${mismatched} different, ${orphans} transactions of no order.`,
  },
  accounts: { loading: "Loading the accounts", expected: (sum: string) => `${sum} expected`, equal: "Equal", off: (sum: string) => `Off by ${sum}` },
} as const;

export const orderSearch = {
  label: "Number, e-mail, session or payment",
  placeholder: "BL-…, name@example.com, cs_…, pi_…",
  loading: "Loading orders",
  empty: { title: "No orders yet", text: "The first checkout that somebody opens appears here." },
  looking: "Looking",
  none: { title: "No order fits", text: "Numbers are found by their beginning; addresses and Stripe’s ids must be whole." },
} as const;

export const orderDesk = {
  loading: "Loading the order",
  sections: {
    lines: "Lines",
    book: "Book",
    refunds: "Refunds and disputes",
    events: "Events about it",
    work: "Work",
    mails: "Mails",
    audit: "Audit",
  },
  fee: (percent: number) => `${percent}% fee`,
  refundOf: (sum: string) => `Refund of ${sum}`,
  refundFailed: (moment: string) => `failed ${moment}`,
  disputeOver: (sum: string, reason: string) => `Dispute over ${sum}: ${reason}`,
  disputeState: (state: string, due: string | null) => (due === null ? state : `${state}, answer due ${due}`),
  evidence: "evidence",
  mail: (template: string, to: string) => `${template} to ${to}`,
  facts: {
    opened: "Opened",
    paid: "Paid",
    total: "Total",
    refunded: "Refunded",
    stripeFee: "Stripe’s fee",
    delivery: "Delivery",
    reason: "Reason",
    order: "Order",
    session: "Session",
    payment: "Payment",
  },
} as const;

export const bookings = { seller: (name: string) => `seller: ${name}`, sum: "Sum" } as const;

export const refundAsAdmin = {
  open: "Refund",
  title: (order: string) => `Refund order ${order}?`,
  text: (buyer: string, sum: string) => `${buyer} gets ${sum} back, the sellers bear their share and Stripe’s fee, and the licence ends. This cannot be undone.`,
  reason: "Reason",
  reasonHint: "Buyer and seller read this; the audit log keeps it with your name.",
  failed: "Nothing was refunded.",
  submit: (sum: string) => `Refund ${sum}`,
} as const;

export const incidentList = {
  state: "State",
  loading: "Loading incidents",
  none: { open: "No open incidents", resolved: "No resolved incidents" },
  noneText: { open: "Nothing waits for a person.", resolved: "None was ever closed." },
  itself: "By itself",
  resolved: (by: string, moment: string | null, how: string) => `${by}${moment === null ? "" : `, ${moment}`}: ${how}`,
} as const;

export const resolveIncident = {
  open: "Resolve",
  title: "Resolve this incident?",
  note: "What was done",
  noteHint: "It stays closed as long as nothing about it changes.",
  failed: "It is still open.",
} as const;

export const eventList = {
  state: "State",
  loading: "Loading events",
  none: { failed: "No failed events", waiting: "No waiting events", received: "No events to be processed", processed: "No processed events", ignored: "No ignored events" },
  noFailed: "Every event was understood.",
  noOther: "Nothing is in this state.",
} as const;

export const eventRows = {
  tried,
  replay: "Replay",
  replayOf: (type: string) => `Replay ${type}`,
  replayed: "The event is being processed again.",
  payload: "Payload",
  payloadOf: (type: string) => `Payload of ${type}`,
  loadingPayload: "Loading the payload",
} as const;

export const workList = {
  state: "State",
  loading: "Loading work",
  none: { parked: "No work was given up", queued: "No work is queued", leased: "No work is under way", done: "No work is done" },
  noParked: "Everything that was asked of the outside went through or is on its way.",
  noOther: "Nothing is in this state.",
} as const;

export const workRows = {
  tried,
  retry: "Try again",
  retryOf: (kind: string) => `Try again: ${kind}`,
  retried: "The work is in the queue again.",
} as const;

export const mailDesk = {
  address: "Address",
  placeholder: "name@example.com",
  suppress: "Suppress it",
  suppressed: "Nothing is sent to this address any more.",
  enter: "Enter a whole address to see what became of its mails.",
  loading: "Loading mails",
  none: { title: "No mails to this address", text: "Only what we have sent, or withheld, is listed." },
} as const;

export const suppressions = {
  title: "Suppressed addresses",
  loading: "Loading suppressions",
  lift: "Lift",
  liftOf: (address: string) => `Lift ${address}`,
  lifted: "Mail goes to this address again.",
} as const;

export const auditList = {
  facets: {
    actor: { label: "Actor", hint: "system, service, user:…" },
    action: { label: "Action", hint: "refund.requested" },
    subject: { label: "Subject", hint: "order:…" },
  },
  loading: "Loading the log",
  none: { title: "No entry fits", text: "Actors, actions and subjects must be whole, as they stand in the log." },
} as const;
