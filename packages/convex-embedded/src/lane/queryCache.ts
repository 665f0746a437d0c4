import type { JSONValue } from "convex/values";
import { areaOf } from "../db/readSet";
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
  anyone: Entry | null;
  /** Those of runs that did; null until there are any. */
  byIdentity: Map<string, Entry> | null;
}

/** A result in its slot, and the places where a commit finds it. */
interface Entry {
  readonly result: CachedResult;
  readonly key: string;
  readonly slot: Slot;
  /** Null: the slot's result for anyone. */
  readonly identity: string | null;
  readonly places: readonly string[];
  readonly weight: number;
}

/** What an entry takes beside its texts: itself, its slot, its read set. */
const ENTRY_BYTES = 1000;
const INTERVAL_BYTES = 400;

function weightOf({ outcome, reads }: CachedResult, key: string): number {
  const text = outcome.ok ? outcome.value.length : outcome.error.message.length;
  return ENTRY_BYTES + key.length + text + reads.size * INTERVAL_BYTES + outcome.logLines.reduce((sum, line) => sum + line.length, 0);
}

const MAX_UNWATCHED = 2000;
/** Bytes that results nobody watches may take, as `weightOf` reckons them. */
export const UNWATCHED_BYTES = 16 * 1024 * 1024;
const CLOCK_REUSE_MS = 10_000;

/**
 * Results of queries that are still true. The key leaves the identity out until a run has looked at it, so
 * that a thousand visitors on one page are one execution.
 */
export class QueryCache {
  readonly #slots = new Map<string, Slot>();
  readonly #entries = new Set<Entry>();
  readonly #byPlace = new Map<string, Set<Entry>>();
  /** How many places of entries there are in each area: most commits touch indexes that nobody has read. */
  readonly #areas = new Map<string, number>();
  /** How many results were watched when this was last counted. */
  #watched = 0;
  #weight = 0;
  /** The weight of those. */
  #watchedWeight = 0;

  /** Bytes that all results take. */
  get weight(): number {
    return this.#weight;
  }

  /** `key`: `queryKey` of the query. */
  find(key: string, caller: Caller): CachedResult | null {
    const slot = this.#slots.get(key);
    const found = (slot?.anyone ?? slot?.byIdentity?.get(caller.identity ?? ""))?.result ?? null;
    if (found === null) return null;
    const tooOld = found.timeRead && found.watchers.size === 0 && Date.now() - found.madeAt > CLOCK_REUSE_MS;
    return tooOld ? null : found;
  }

  add(key: string, caller: Caller, result: CachedResult): void {
    const weight = weightOf(result, key);
    if (this.#entries.size >= MAX_UNWATCHED + this.#watched || this.#weight + weight > UNWATCHED_BYTES + this.#watchedWeight) this.#dropUnwatched();
    const identity = result.identityRead ? (caller.identity ?? "") : null;
    const known = this.#slots.get(key);
    const before = identity === null ? known?.anyone : known?.byIdentity?.get(identity);
    if (before != null) this.#drop([before]);
    const slot = this.#slots.get(key) ?? { anyone: null, byIdentity: null };
    this.#slots.set(key, slot);
    const entry: Entry = { result, key, slot, identity, places: result.reads.places(), weight };
    if (identity === null) slot.anyone = entry;
    else (slot.byIdentity ??= new Map()).set(identity, entry);
    this.#entries.add(entry);
    this.#weight += weight;
    for (const place of entry.places) {
      const area = areaOf(place);
      this.#areas.set(area, (this.#areas.get(area) ?? 0) + 1);
      const there = this.#byPlace.get(place);
      if (there === undefined) this.#byPlace.set(place, new Set([entry]));
      else there.add(entry);
    }
  }

  /** Drops every result that the commit touches and tells its watchers. */
  invalidate(writes: CommitWrites): void {
    const touched = new Set<Entry>();
    for (const place of writes.places((area) => this.#areas.has(area))) {
      for (const entry of this.#byPlace.get(place) ?? []) if (!touched.has(entry) && entry.result.reads.overlaps(writes)) touched.add(entry);
    }
    this.#drop(touched);
  }

  /** Code or environment changed: nothing is known any more. */
  clear(): void {
    this.#drop([...this.#entries]);
  }

  #dropUnwatched(): void {
    this.#drop([...this.#entries].filter(({ result }) => result.watchers.size === 0));
    this.#watched = this.#entries.size;
    this.#watchedWeight = this.#weight;
  }

  #drop(entries: Iterable<Entry>): void {
    const told = new Set<() => void>();
    for (const entry of entries) {
      this.#unlist(entry);
      const { slot, identity, key } = entry;
      if (identity === null) slot.anyone = null;
      else slot.byIdentity?.delete(identity);
      if (slot.anyone === null && (slot.byIdentity?.size ?? 0) === 0) this.#slots.delete(key);
      for (const watcher of entry.result.watchers) told.add(watcher);
      entry.result.watchers.clear();
    }
    for (const watcher of told) watcher();
  }

  #unlist(entry: Entry): void {
    this.#entries.delete(entry);
    this.#weight -= entry.weight;
    for (const place of entry.places) {
      const area = areaOf(place);
      const left = (this.#areas.get(area) ?? 0) - 1;
      if (left > 0) this.#areas.set(area, left);
      else this.#areas.delete(area);
      const there = this.#byPlace.get(place);
      there?.delete(entry);
      if (there?.size === 0) this.#byPlace.delete(place);
    }
  }
}

/** What tells one query from another, whoever asks. */
export function queryKey(spec: QuerySpec): string {
  return JSON.stringify([spec.component, spec.path, spec.args, spec.journal, spec.trusted]);
}
