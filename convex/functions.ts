import type { GenericValidator, Infer, ObjectType, PropertyValidators } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { mutation, query, type MutationCtx, type QueryCtx } from "./_generated/server";
import { callerUser, requireAdmin, requireCreator, requireService, requireUser } from "./platform/caller";

/**
 * The builders every public function is made with. Each states who may call; none can be written without validators on
 * both ends. What is only scheduled uses Convex's own internal builders instead.
 */

type WithUser = { user: Doc<"users"> };
type WithStore = WithUser & { store: Doc<"stores"> };
export type VisitorQueryCtx = QueryCtx & { user: Doc<"users"> | null };
export type UserQueryCtx = QueryCtx & WithUser;
export type UserMutationCtx = MutationCtx & WithUser;
export type CreatorQueryCtx = QueryCtx & WithStore;
export type CreatorMutationCtx = MutationCtx & WithStore;

type Definition<Ctx, Args extends PropertyValidators, Returns extends GenericValidator> = {
  args: Args;
  returns: Returns;
  handler: (ctx: Ctx, args: ObjectType<Args>) => Promise<Infer<Returns>>;
};

/** Makes a builder of queries whose context carries what `admit` found out about the caller, or refuses. */
function queryBuilder<Extra extends object>(admit: (ctx: QueryCtx) => Promise<Extra>) {
  return <Args extends PropertyValidators, Returns extends GenericValidator>(definition: Definition<QueryCtx & Extra, Args, Returns>) =>
    query({
      args: definition.args,
      returns: definition.returns,
      handler: async (ctx: QueryCtx, args: ObjectType<Args>): Promise<Infer<Returns>> =>
        await definition.handler({ ...ctx, ...(await admit(ctx)) }, args),
    });
}

/** The same for mutations. */
function mutationBuilder<Extra extends object>(admit: (ctx: QueryCtx) => Promise<Extra>) {
  return <Args extends PropertyValidators, Returns extends GenericValidator>(definition: Definition<MutationCtx & Extra, Args, Returns>) =>
    mutation({
      args: definition.args,
      returns: definition.returns,
      handler: async (ctx: MutationCtx, args: ObjectType<Args>): Promise<Infer<Returns>> =>
        await definition.handler({ ...ctx, ...(await admit(ctx)) }, args),
    });
}

const asVisitor = async (ctx: QueryCtx) => ({ user: await callerUser(ctx) });
const asUser = async (ctx: QueryCtx) => ({ user: await requireUser(ctx) });
const asAdmin = async (ctx: QueryCtx) => ({ user: await requireAdmin(ctx) });
const asService = async (ctx: QueryCtx) => {
  await requireService(ctx);
  return {};
};

/** Anybody; `ctx.user` is there when they happen to be signed in. */
export const visitorQuery = queryBuilder(asVisitor);
/** A signed-in user: `ctx.user`. */
export const userQuery = queryBuilder(asUser);
export const userMutation = mutationBuilder(asUser);
/** A user who owns a store: `ctx.user`, `ctx.store`. */
export const creatorQuery = queryBuilder(requireCreator);
export const creatorMutation = mutationBuilder(requireCreator);
/** An administrator: `ctx.user`. */
export const adminQuery = queryBuilder(asAdmin);
export const adminMutation = mutationBuilder(asAdmin);
/** Our own server, and nothing else. */
export const serviceQuery = queryBuilder(asService);
export const serviceMutation = mutationBuilder(asService);
