import type { Changes, Commit, Internal, KeptAnswer, Kind, Tables } from "./types";

const DAY = 24 * 60 * 60 * 1000;

const KIND_OF_PREFIX: Record<string, Kind> = {
  cus: "customer",
  prod: "product",
  price: "price",
  cs: "checkout.session",
  pi: "payment_intent",
  pm: "payment_method",
  ch: "charge",
  // Charges and refunds of anything but cards.
  py: "charge",
  re: "refund",
  pyr: "refund",
  du: "dispute",
  file: "file",
  txn: "balance_transaction",
  evt: "event",
};

/** The kind that an id names (`ch_…` → charge), or nothing. */
export function kindOf(id: string): Kind | undefined {
  return KIND_OF_PREFIX[id.slice(0, id.indexOf("_"))];
}

/** One map a kind, in the order of creation. */
export type TableMaps = { [K in Kind]: Map<string, Tables[K]> };

export function emptyTables(): TableMaps {
  return {
    customer: new Map(),
    product: new Map(),
    price: new Map(),
    "checkout.session": new Map(),
    session_plan: new Map(),
    payment_intent: new Map(),
    payment_method: new Map(),
    charge: new Map(),
    refund: new Map(),
    dispute: new Map(),
    file: new Map(),
    file_content: new Map(),
    settings: new Map(),
    fate: new Map(),
    balance_transaction: new Map(),
    event: new Map(),
  };
}

const INTERNAL: readonly Internal[] = ["session_plan", "file_content", "settings", "fate"];
export const KINDS: readonly Kind[] = [...new Set(Object.values(KIND_OF_PREFIX)), ...INTERNAL];

/** Everything the account holds, in memory: a fold over commits. */
export class Store {
  private readonly tables = emptyTables();
  private readonly answers = new Map<string, KeptAnswer>();

  apply(commit: Commit): void {
    for (const kind of KINDS) this.putAll(kind, commit.changes);
    if (commit.kept) this.keep(commit.kept);
  }

  get<K extends Kind>(kind: K, id: string): Tables[K] | undefined {
    return this.tables[kind].get(id);
  }

  /** Oldest first. */
  all<K extends Kind>(kind: K): Tables[K][] {
    return [...this.tables[kind].values()];
  }

  /** The answer given for this key less than 24 hours ago. */
  keptAnswer(key: string, now: number): KeptAnswer | undefined {
    const kept = this.answers.get(key);
    return kept && now - kept.at < DAY ? kept : undefined;
  }

  /**
   * Commits from which `apply` builds the same state: every object once, in its order, and the answers still kept.
   * Events are kept for thirty days, as Stripe keeps them: https://docs.stripe.com/api/events/list
   */
  snapshot(now: number): Commit[] {
    const kept = <K extends Kind>(kind: K) => this.all(kind).filter((value) => !("object" in value && value.object === "event" && now - value.created * 1000 > 30 * DAY));
    const objects = KINDS.flatMap((kind) => inBatches(kept(kind)).map((batch): Commit => ({ changes: { [kind]: batch } })));
    return [...objects, ...[...this.answers.values()].map((kept): Commit => ({ changes: {}, kept }))];
  }

  private putAll<K extends Kind>(kind: K, changes: Changes): void {
    const values: Tables[K][] = changes[kind] ?? [];
    for (const value of values) this.tables[kind].set(value.id, value);
  }

  /** Keys are kept in order of time, so the ones that ran out stand first. */
  private keep(answer: KeptAnswer): void {
    this.answers.delete(answer.key);
    this.answers.set(answer.key, answer);
    for (const [key, { at }] of this.answers) {
      if (answer.at - at < DAY) break;
      this.answers.delete(key);
    }
  }
}

/** A line of the journal stays small enough to read in a piece. */
function inBatches<Value>(values: readonly Value[], size = 200): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));
}
