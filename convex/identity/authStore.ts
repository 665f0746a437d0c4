import { v } from "convex/values";
import { serviceMutation, serviceQuery } from "../functions";
import { findRows, LOOKUP_LIMIT } from "./authLookup";
import { toAuthRow, vAuthRow, vChange, vClause, vModel, vNewRow } from "./authModels";
import { insertRows, removeRows, updateRows } from "./authWrites";
import { confirmEmail as confirm, vConfirmOutcome, vProof } from "./confirmEmail";

/**
 * Where the embedded identity provider keeps its accounts and sessions. Only the service reaches these functions;
 * `lib/auth/embedded/convex-adapter.ts` is their one caller.
 */

const where = v.array(vClause);
const lookup = { model: vModel, where };
/** Rows of another table found through a field of the first: a session's user, a user's accounts. */
const vJoin = v.object({ model: vModel, from: v.string(), to: v.string() });

/** The first row that fulfils the conditions, with its joined rows, in one read. */
export const findOne = serviceQuery({
  args: { ...lookup, join: v.optional(vJoin) },
  returns: v.union(v.null(), v.object({ row: vAuthRow, joined: v.array(vAuthRow) })),
  handler: async (ctx, { model, where: clauses, join }) => {
    const [doc] = await findRows(ctx, model, clauses);
    if (doc === undefined) return null;
    const row = toAuthRow(doc);
    if (join === undefined) return { row, joined: [] };
    const value = row[join.from] ?? null;
    return { row, joined: (await findRows(ctx, join.model, [{ field: join.to, operator: "eq", value }])).map(toAuthRow) };
  },
});

export const findMany = serviceQuery({
  args: { ...lookup, limit: v.number() },
  returns: v.array(vAuthRow),
  handler: async (ctx, { model, where: clauses, limit }) => (await findRows(ctx, model, clauses)).slice(0, limit).map(toAuthRow),
});

export const count = serviceQuery({
  args: lookup,
  returns: v.number(),
  handler: async (ctx, { model, where: clauses }) => (await findRows(ctx, model, clauses)).length,
});

export const create = serviceMutation({
  args: { row: vNewRow },
  returns: v.null(),
  handler: async (ctx, { row }) => {
    await insertRows(ctx, [row]);
    return null;
  },
});

/** Inserts everything one flow created (a sign-up's user, password and session) or nothing of it. */
export const commit = serviceMutation({
  args: { rows: v.array(vNewRow) },
  returns: v.null(),
  handler: async (ctx, { rows }) => {
    await insertRows(ctx, rows);
    return null;
  },
});

/** Changes rows and returns them as they are now. */
export const update = serviceMutation({
  args: { change: vChange, where, many: v.boolean() },
  returns: v.array(vAuthRow),
  handler: async (ctx, { change, where: clauses, many }) =>
    (await updateRows(ctx, change, clauses, many ? LOOKUP_LIMIT : 1)).map(toAuthRow),
});

/** Removes rows; returns how many. */
export const remove = serviceMutation({
  args: { ...lookup, many: v.boolean() },
  returns: v.number(),
  handler: async (ctx, { model, where: clauses, many }) =>
    (await removeRows(ctx, model, clauses, many ? LOOKUP_LIMIT : 1)).length,
});

/** Takes one row out and returns it: of two who try, one gets it. */
export const consumeOne = serviceMutation({
  args: lookup,
  returns: v.union(vAuthRow, v.null()),
  handler: async (ctx, { model, where: clauses }) => {
    const [doc] = await removeRows(ctx, model, clauses, 1);
    return doc === undefined ? null : toAuthRow(doc);
  },
});

/** Makes an address verified, and ends everything on the account that whoever proved it has not vouched for. */
export const confirmEmail = serviceMutation({
  args: { userId: v.string(), email: v.string(), proof: vProof },
  returns: vConfirmOutcome,
  handler: async (ctx, args) => await confirm(ctx, args),
});
