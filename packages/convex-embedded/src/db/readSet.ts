/** What a transaction has looked at, and whether a commit touches it. */
import type { SortKey } from "../values";
import type { CommitWrites, ReadSet, Timestamp } from "./types";

/** Half open: lo <= key < hi. */
export interface Interval { readonly lo: SortKey; readonly hi: SortKey }

/** Text search reads: documents with one of the terms that also have all the filter values. */
export interface SearchRead {
  readonly terms: ReadonlySet<string>;
  /** The last word matches as a prefix too. */
  readonly prefix: string | null;
  /** Filter field → key of the value it must have. */
  readonly filters: ReadonlyMap<string, SortKey>;
}
/** One version of a document as a search index sees it. */
export interface SearchedDocument { readonly terms: ReadonlyMap<string, number>; readonly filters: ReadonlyMap<string, SortKey> }

/** The commit side: keys before and after, per index. */
export class CommitRecord implements CommitWrites {
  readonly tables = new Set<string>();
  readonly keys = new Map<number, SortKey[]>();
  readonly searched = new Map<number, SearchedDocument[]>();
  private named = 0;

  constructor(readonly ts: Timestamp) {}

  places(isRead: (area: string) => boolean): ReadonlySet<string> {
    const places = new Set<string>();
    for (const table of this.tables) places.add(tablePlace(table));
    for (const [index, keys] of this.keys) {
      const wide = widePlace(index);
      if (!isRead(wide)) continue;
      places.add(wide);
      for (const key of keys) for (const digits of NARROW) places.add(narrowPlace(index, key.slice(0, digits)));
    }
    for (const index of this.searched.keys()) places.add(searchPlace(index));
    return places;
  }

  /** How many keys and searched texts it names, for who keeps it. */
  get size(): number {
    return this.named;
  }

  addKey(index: number, key: SortKey): void {
    this.named += 1;
    push(this.keys, index, key);
  }

  addSearched(index: number, document: SearchedDocument): void {
    this.named += document.terms.size;
    push(this.searched, index, document);
  }
}

/** An interval that a running scan still widens. */
export class OpenInterval implements Interval {
  constructor(readonly owner: Reads, readonly index: number, public lo: SortKey, public hi: SortKey) {}

  widen(lo: SortKey, hi: SortKey): void {
    this.lo = lo;
    this.hi = hi;
    this.owner.changed();
  }
}

const WORTH_SORTING = 16;
/** Numbers of digits by which keys are told apart: a tag and the first bytes behind it. */
const NARROW = [16, 12, 8, 6] as const;
const MOST_NARROW = 32;

const tablePlace = (table: string) => `t${table}`;
const widePlace = (index: number) => `w${index}`;
const searchPlace = (index: number) => `s${index}`;
/** The index of a narrow place, as a place; others are their own. */
export function areaOf(place: string): string {
  return place.startsWith("n") ? `w${place.slice(1, place.indexOf("/"))}` : place;
}

/** Keys between two that begin alike begin like them. */
const narrowPlace = (index: number, beginning: SortKey) => `n${index}/${beginning}`;

/** How every key of an interval begins, as far as that tells it from others; null: too little. */
function beginningOf({ lo, hi }: Interval): SortKey | null {
  const digits = NARROW.find((length) => lo.length >= length && hi.startsWith(lo.slice(0, length)));
  return digits === undefined ? null : lo.slice(0, digits);
}

/** Plain lists, most of them empty: every run of a query leaves one behind in the cache, and few are ever compared. */
export class Reads implements ReadSet {
  private readonly intervals: OpenInterval[] = [];
  private readonly searches: { index: number; read: SearchRead }[] = [];
  private readonly missingTables: string[] = [];
  /** What `disjoint` has found, by index. */
  private sorted: Map<number, Interval[]> | null = null;

  open(index: number, lo: SortKey, hi: SortKey): OpenInterval {
    const interval = new OpenInterval(this, index, lo, hi);
    this.intervals.push(interval);
    this.changed();
    return interval;
  }

  point(index: number, key: SortKey): void {
    this.open(index, key, `${key}00`);
  }

  search(index: number, read: SearchRead): void {
    this.searches.push({ index, read });
  }

  /** The table with this key did not exist: its creation makes the result stale. */
  missingTable(key: string): void {
    this.missingTables.push(key);
  }

  changed(): void {
    this.sorted = null;
  }

  merge(other: ReadSet): void {
    if (!(other instanceof Reads)) throw new Error("Only read sets of this database can be merged");
    for (const interval of other.intervals) this.intervals.push(interval);
    for (const search of other.searches) this.searches.push(search);
    for (const key of other.missingTables) this.missingTables.push(key);
    this.changed();
  }

  overlaps(writes: CommitWrites): boolean {
    if (!(writes instanceof CommitRecord)) throw new Error("Only commits of this database can be compared");
    if (this.missingTables.some((key) => writes.tables.has(key))) return true;
    for (const [index, keys] of writes.keys) if (keys.some((key) => this.covers(index, key))) return true;
    return this.searches.some(({ index, read }) => writes.searched.get(index)?.some((document) => matches(read, document)) === true);
  }

  get size(): number {
    return this.intervals.length + this.searches.length + this.missingTables.length;
  }

  places(): readonly string[] {
    const many = new Map<number, number>();
    if (this.intervals.length > MOST_NARROW) for (const { index } of this.intervals) many.set(index, (many.get(index) ?? 0) + 1);
    const read = this.intervals.map((interval) => {
      const beginning = (many.get(interval.index) ?? 0) > MOST_NARROW ? null : beginningOf(interval);
      return beginning === null ? widePlace(interval.index) : narrowPlace(interval.index, beginning);
    });
    return [...new Set([...this.missingTables.map(tablePlace), ...this.searches.map(({ index }) => searchPlace(index)), ...read])];
  }

  private covers(index: number, key: SortKey): boolean {
    if (this.intervals.length < WORTH_SORTING) return this.intervals.some((interval) => interval.index === index && interval.lo <= key && key < interval.hi);
    const disjoint = this.disjoint(index);
    let low = 0;
    let high = disjoint.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((disjoint[middle]?.hi ?? "") <= key) low = middle + 1;
      else high = middle;
    }
    const candidate = disjoint[low];
    return candidate !== undefined && candidate.lo <= key;
  }

  private disjoint(index: number): Interval[] {
    this.sorted ??= new Map();
    const known = this.sorted.get(index);
    if (known !== undefined) return known;
    const joined: { lo: SortKey; hi: SortKey }[] = [];
    for (const { lo, hi } of this.intervals.filter((interval) => interval.index === index).sort((a, b) => (a.lo < b.lo ? -1 : 1))) {
      if (lo >= hi) continue;
      const last = joined.at(-1);
      if (last !== undefined && lo <= last.hi) last.hi = hi > last.hi ? hi : last.hi;
      else joined.push({ lo, hi });
    }
    this.sorted.set(index, joined);
    return joined;
  }
}

function matches(read: SearchRead, document: SearchedDocument): boolean {
  for (const [field, key] of read.filters) if (document.filters.get(field) !== key) return false;
  for (const term of document.terms.keys()) {
    if (read.terms.has(term) || (read.prefix !== null && term.startsWith(read.prefix))) return true;
  }
  return false;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
