import type { JSONValue } from "convex/values";
import type { CommitWrites, ReadSet } from "../db/types";
import type { Caller } from "../exec/deployment";
import type { Outcome } from "../exec/outcome";

/** A query as a client asks for it. */
export interface QuerySpec {
  /** Component path; "" is the app. */
  component: string;
  path: string;
  /** Argument object as convex JSON. */
  args: JSONValue;
  journal: string | null;
  /** Internal functions may be named, so the same path can mean something else than for the public. */
  trusted: boolean;
}

/** The result of one execution, shared by all who ask the same while nothing it read has changed. */
export interface CachedResult {
  readonly outcome: Outcome;
  readonly journal: string | null;
  readonly reads: ReadSet;
  readonly identityRead: boolean;
  readonly timeRead: boolean;
  readonly madeAt: number;
  /** Told once, when a commit touches what was read. */
  readonly watchers: Set<() => void>;
}

interface Slot {
  /** The result of a run that did not ask who calls. */
  anyone: CachedResult | null;
  byIdentity: Map<string, CachedResult>;
}

const MAX_UNWATCHED = 2000;
const CLOCK_REUSE_MS = 10_000;

/**
 * Results of queries that are still true. The key leaves the identity out until a run has looked at it, so
 * that a thousand visitors on one page are one execution.
 */
export class QueryCache {
  readonly #slots = new Map<string, Slot>();
  #size = 0;

  find(spec: QuerySpec, caller: Caller): CachedResult | null {
    const slot = this.#slots.get(slotKey(spec));
    const found = slot?.anyone ?? slot?.byIdentity.get(caller.identity ?? "") ?? null;
    if (found === null) return null;
    const tooOld = found.timeRead && found.watchers.size === 0 && Date.now() - found.madeAt > CLOCK_REUSE_MS;
    return tooOld ? null : found;
  }

  add(spec: QuerySpec, caller: Caller, result: CachedResult): void {
    if (this.#size >= MAX_UNWATCHED) this.#dropUnwatched();
    const key = slotKey(spec);
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = { anyone: null, byIdentity: new Map() };
      this.#slots.set(key, slot);
    }
    if (result.identityRead) slot.byIdentity.set(caller.identity ?? "", result);
    else slot.anyone = result;
    this.#size += 1;
  }

  /** Drops every result that the commit touches and tells its watchers. */
  invalidate(writes: CommitWrites): void {
    this.#dropWhere((result) => result.reads.overlaps(writes));
  }

  /** Code or environment changed: nothing is known any more. */
  clear(): void {
    this.#dropWhere(() => true);
  }

  #dropUnwatched(): void {
    this.#dropWhere((result) => result.watchers.size === 0);
  }

  #dropWhere(isStale: (result: CachedResult) => boolean): void {
    const told = new Set<() => void>();
    const drop = (result: CachedResult) => {
      this.#size -= 1;
      for (const watcher of result.watchers) told.add(watcher);
      result.watchers.clear();
    };
    for (const [key, slot] of this.#slots) {
      if (slot.anyone !== null && isStale(slot.anyone)) {
        drop(slot.anyone);
        slot.anyone = null;
      }
      for (const [identity, result] of slot.byIdentity) {
        if (!isStale(result)) continue;
        drop(result);
        slot.byIdentity.delete(identity);
      }
      if (slot.anyone === null && slot.byIdentity.size === 0) this.#slots.delete(key);
    }
    for (const watcher of told) watcher();
  }
}

function slotKey(spec: QuerySpec): string {
  return JSON.stringify([spec.component, spec.path, spec.args, spec.journal, spec.trusted]);
}
