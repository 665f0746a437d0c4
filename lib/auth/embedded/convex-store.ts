import type { CleanedWhere, CustomAdapter, JoinConfig } from "better-auth/adapters";
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { z } from "zod";
import { api } from "../../../convex/_generated/api";
import type { ConvexCaller } from "../../convex/clients";

const store = api.identity.authStore;

export type NewRow = FunctionArgs<typeof store.create>["row"];
type Change = FunctionArgs<typeof store.update>["change"];
type Clause = FunctionArgs<typeof store.findOne>["where"][number];
type Model = FunctionArgs<typeof store.findOne>["model"];
type Join = NonNullable<FunctionArgs<typeof store.findOne>["join"]>;
type Found = NonNullable<FunctionReturnType<typeof store.findOne>>;

/** The operations that Better Auth asks of a database, each one call of a Convex function. */
export function convexStore(convex: () => ConvexCaller): CustomAdapter {
  return {
    create: async ({ model, data }) => {
      await convex().mutation(store.create, { row: newRow(model, data) });
      return data;
    },
    findOne: async ({ model, where, join }) => {
      const found = await convex().query(store.findOne, { ...lookup(model, where), ...joinOf(join) });
      return found === null ? null : atBorder(withJoined(found, join));
    },
    findMany: async ({ model, where, limit }) => atBorder(await convex().query(store.findMany, { ...lookup(model, where), limit })),
    count: async ({ model, where }) => await convex().query(store.count, lookup(model, where)),
    update: async ({ model, where, update }) => {
      const change = atBorder<Change>({ model, data: update });
      const [row] = await convex().mutation(store.update, { change, where: lookup(model, where).where, many: false });
      return row === undefined ? null : atBorder(row);
    },
    updateMany: async ({ model, where, update }) => {
      const change = atBorder<Change>({ model, data: update });
      return (await convex().mutation(store.update, { change, where: lookup(model, where).where, many: true })).length;
    },
    delete: async ({ model, where }) => {
      await convex().mutation(store.remove, { ...lookup(model, where), many: false });
    },
    deleteMany: async ({ model, where }) => await convex().mutation(store.remove, { ...lookup(model, where), many: true }),
    consumeOne: async ({ model, where }) => atBorder(await convex().mutation(store.consumeOne, lookup(model, where))),
  };
}

export function newRow(model: string, data: Record<string, unknown>): NewRow {
  return atBorder<NewRow>({ model, data });
}

/**
 * Better Auth names a row's type without proof, and takes one without giving any. The proof is on the other side of
 * this border: Convex checks every argument and every answer against the tables' validators.
 */
function atBorder<Row>(value: unknown): Row {
  return z.custom<Row>().parse(value);
}

function lookup(model: string, where: CleanedWhere[] | undefined): { model: Model; where: Clause[] } {
  return { model: atBorder<Model>(model), where: (where ?? []).map(clauseOf) };
}

function clauseOf({ field, operator, value, connector }: CleanedWhere): Clause {
  if (connector === "OR") throw new Error(`The auth store joins conditions with AND only (${field})`);
  return atBorder<Clause>({ field, operator, value: value instanceof Date ? value.getTime() : value });
}

function joinOf(join: JoinConfig | undefined): { join?: Join } {
  const [entry] = Object.entries(join ?? {});
  if (entry === undefined) return {};
  const [model, { on }] = entry;
  return { join: atBorder<Join>({ model, from: on.from, to: on.to }) };
}

function withJoined({ row, joined }: Found, join: JoinConfig | undefined): Record<string, unknown> {
  const [entry] = Object.entries(join ?? {});
  if (entry === undefined) return row;
  const [model, { relation }] = entry;
  return { ...row, [model]: relation === "one-to-one" ? (joined[0] ?? null) : joined };
}
