import type { Infer } from "convex/values";
import { storeReader } from "../../beats/beatCard";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { licenseOfLine } from "../licenses";
import type { vMailLine } from "./validators";

/** Order lines as mails show them. */
export async function mailLines(ctx: QueryCtx, lines: Doc<"orderLines">[]): Promise<Infer<typeof vMailLine>[]> {
  const storeOf = storeReader(ctx);
  return await Promise.all(
    lines.map(async (line) => {
      const license = await licenseOfLine(ctx, line._id);
      return {
        title: line.title,
        store: (await storeOf(line.storeId)).name,
        amount: line.amount,
        outcome: line.outcome,
        license: license === null ? null : { licenseId: license._id, verifyId: license.verifyId },
      };
    }),
  );
}
