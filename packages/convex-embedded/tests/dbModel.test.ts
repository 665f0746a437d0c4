/** Random operations against the database and against a plain list of documents: both must agree on every read. */
import { defineSchema, defineTable } from "convex/server";
import { compareValues, type Value, v } from "convex/values";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Database, Document, Group, RangeExpression, Savepoint, Transaction } from "../src/db";
import { byIndex, eq, gt, gte, lt, lte, memoryDatabase, rows, scan } from "./dbSupport";

const schema = defineSchema({
  things: defineTable(v.any()).index("by_a", ["a"]).index("by_a_b", ["a", "b"]).index("by_inner", ["o.x", "b"]),
});
const INDEXES = { by_creation_time: ["_creationTime"], by_id: ["_id"], by_a: ["a", "_creationTime"], by_a_b: ["a", "b", "_creationTime"], by_inner: ["o.x", "b", "_creationTime"] } as const;

const a = fc.constantFrom<Value | undefined>(undefined, null, 0, -0, 1, 2, 2n, "x", "xy", "y", true, Number.NaN, ["x"], { k: 1 });
const b = fc.constantFrom<Value | undefined>(undefined, 1, 2, 3);
const content = fc.record({ a, b, x: b }).map(({ a, b, x }) => clean({ a, b, o: x === undefined ? "no object" : { x } }));

type Operation =
  | { type: "insert"; content: Record<string, Value> }
  | { type: "patch"; at: number; field: "a" | "b"; value: Value | undefined }
  | { type: "replace"; at: number; content: Record<string, Value> }
  | { type: "delete"; at: number }
  | { type: "savepoint" } | { type: "rollback" } | { type: "commit" } | { type: "abandon" } | { type: "fail" }
  | { type: "group" } | { type: "flush" } | { type: "abandonGroup" }
  | { type: "read"; index: keyof typeof INDEXES; order: "asc" | "desc"; limit: number; equal: Value | undefined; lower: Value | undefined; upper: Value | undefined; shape: number };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant("insert" as const), content }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("patch" as const), at: fc.nat(), field: fc.constantFrom("a" as const, "b" as const), value: a }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("replace" as const), at: fc.nat(), content }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("delete" as const), at: fc.nat() }) },
  { weight: 3, arbitrary: fc.constantFrom<Operation>({ type: "savepoint" }, { type: "rollback" }, { type: "commit" }, { type: "abandon" }) },
  { weight: 2, arbitrary: fc.constantFrom<Operation>({ type: "group" }, { type: "flush" }, { type: "abandonGroup" }, { type: "fail" }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant("read" as const), index: fc.constantFrom(..."by_creation_time by_id by_a by_a_b by_inner".split(" ").filter(isIndex)), order: fc.constantFrom("asc" as const, "desc" as const), limit: fc.constantFrom(1, 3, 1000), equal: a, lower: b, upper: b, shape: fc.nat(3) }) },
);

test("every read agrees with a plain model, through writes, savepoints, commits, failing ones, groups of them and abandoned transactions", () => {
  fc.assert(fc.property(fc.array(operation, { minLength: 10, maxLength: 60 }), (operations) => {
    const run = new Run(memoryDatabase(schema));
    for (const step of operations) run.do(step);
    run.do({ type: "commit" });
    run.checkAll();
    run.do({ type: "flush" });
    run.checkAll();
  }), { numRuns: 500 });
});

class Run {
  private committed = new Map<string, Document>();
  private current = new Map<string, Document>();
  private tx: Transaction;
  /** The open group, and what was committed before it. */
  private group: { open: Group; before: Map<string, Document> } | null = null;
  private savepoints: { point: Savepoint; state: Map<string, Document> }[] = [];

  constructor(private readonly db: Database) {
    this.tx = db.begin("mutation");
  }

  do(step: Operation): void {
    switch (step.type) {
      case "insert": {
        const id = this.tx.insert("things", step.content);
        const document = this.tx.get(id);
        if (document === null) throw new Error("an inserted document must be readable");
        expect(document).toEqual({ ...step.content, _id: id, _creationTime: document._creationTime });
        this.current.set(id, document);
        return;
      }
      case "patch": return this.onSome(step.at, (document) => {
        this.tx.patch(document._id, { [step.field]: step.value }, "things");
        const next = { ...document };
        if (step.value === undefined) delete next[step.field];
        else next[step.field] = step.value;
        this.current.set(document._id, next);
      });
      case "replace": return this.onSome(step.at, ({ _id, _creationTime }) => {
        this.tx.replace(_id, step.content);
        this.current.set(_id, { ...step.content, _id, _creationTime });
      });
      case "delete": return this.onSome(step.at, ({ _id }) => {
        this.tx.delete(_id);
        this.current.delete(_id);
        expect(this.tx.get(_id)).toBeNull();
      });
      case "savepoint":
        this.savepoints.push({ point: this.tx.savepoint(), state: new Map(this.current) });
        return;
      case "rollback": {
        const last = this.savepoints.pop();
        last?.point.rollback();
        if (last !== undefined) this.current = last.state;
        return;
      }
      case "commit":
        this.db.commit(this.tx);
        this.committed = new Map(this.current);
        return this.restart();
      case "fail":
        // A named value that can not be written fails the commit after its documents were.
        expect(() => this.db.commit(this.tx, new Map([["bad", 1n]]))).toThrow("BigInt");
        this.current = new Map(this.committed);
        return this.restart();
      case "abandon":
        this.current = new Map(this.committed);
        return this.restart();
      case "group":
        this.group ??= { open: this.db.openGroup(), before: new Map(this.committed) };
        return;
      case "flush":
        this.group?.open.flush();
        this.group = null;
        return;
      case "abandonGroup":
        if (this.group === null) return;
        this.group.open.abandon();
        this.committed = this.group.before;
        this.group = null;
        this.current = new Map(this.committed);
        return this.restart();
      case "read": return this.read(step);
    }
  }

  checkAll(): void {
    expect(this.tx.count("things")).toBe(this.current.size);
    for (const index of Object.keys(INDEXES).filter(isIndex)) {
      for (const order of ["asc", "desc"] as const) {
        expect(rows(this.tx, byIndex(`things.${index}`, [], order))).toEqual(this.expected(index, order));
      }
    }
    expect(rows(this.tx, scan("things"))).toEqual(this.expected("by_creation_time", "asc"));
  }

  private read({ index, order, limit, equal, lower, upper, shape }: Extract<Operation, { type: "read" }>): void {
    const [first, second] = INDEXES[index];
    const range: RangeExpression[] = [];
    if (index.startsWith("by_a") || index === "by_inner") {
      if (shape > 0) range.push(eq(first, equal));
      if (shape === 2 && second !== undefined) range.push(gt(second, lower), lte(second, upper));
      if (shape === 3 && second !== undefined) range.push(lt(second, upper), gte(second, lower));
    }
    const found = rows(this.tx, byIndex(`things.${index}`, range, order, [{ limit }]));
    const expected = this.expected(index, order).filter((document) => range.every((bound) => fits(document, bound))).slice(0, limit);
    expect(found).toEqual(expected);
  }

  private expected(index: keyof typeof INDEXES, order: "asc" | "desc"): Document[] {
    const fields = [...INDEXES[index], "_id"];
    const sorted = [...this.current.values()].sort((p, q) => {
      for (const field of fields) {
        const difference = compareValues(at(p, field), at(q, field));
        if (difference !== 0) return difference;
      }
      return 0;
    });
    return order === "asc" ? sorted : sorted.reverse();
  }

  private onSome(at: number, body: (document: Document) => void): void {
    const documents = [...this.current.values()];
    const chosen = documents[at % Math.max(documents.length, 1)];
    if (chosen !== undefined) body(chosen);
  }

  private restart(): void {
    this.savepoints = [];
    this.tx = this.db.begin("mutation");
  }
}

function fits(document: Document, { type, fieldPath, value }: RangeExpression): boolean {
  const bound = decode(value);
  const order = compareValues(at(document, fieldPath), bound);
  return { Eq: order === 0, Gt: order > 0, Gte: order >= 0, Lt: order < 0, Lte: order <= 0 }[type];
}

function at(document: Document, path: string): Value | undefined {
  const [name = "", inner] = path.split(".");
  const value = document[name];
  if (inner === undefined) return value;
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ArrayBuffer) ? Object.entries(value).find(([key]) => key === inner)?.[1] : undefined;
}

function decode(json: unknown): Value | undefined {
  const known: (Value | undefined)[] = [undefined, null, 0, -0, 1, 2, 3, 2n, "x", "xy", "y", true, Number.NaN, ["x"], { k: 1 }];
  return known.find((value) => JSON.stringify(eq("f", value).value) === JSON.stringify(json));
}

function clean(fields: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

function isIndex(name: string): name is keyof typeof INDEXES {
  return name in INDEXES;
}
