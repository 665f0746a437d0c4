import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { vFlat } from "./schema";

export type Actor = "system" | "service" | { userId: Id<"users"> };

/** Writes down who did what to which thing. Append only; `detail` holds no secrets and no more of a person than an id. */
export async function audit(ctx: MutationCtx, actor: Actor, action: string, subject: string, detail: Infer<typeof vFlat> = {}): Promise<void> {
  await ctx.db.insert("auditLog", {
    actor: typeof actor === "string" ? actor : `user:${actor.userId}`,
    action,
    subject,
    detail,
  });
}
