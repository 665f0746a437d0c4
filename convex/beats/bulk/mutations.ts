import { v } from "convex/values";
import { creatorMutation } from "../../functions";
import { putOnSale, takeOffSale } from "../publishBeat";
import { changeBeats } from "./changeBeats";
import { deleteDraft } from "./deleteDraft";
import { editBeat, restoreBeat } from "./editBeat";
import { vBulkBefore, vBulkChange, vBulkOutcome, vBulkRow } from "./validators";

/** One change to many of the caller's beats; each row's own outcome comes back in the order asked. */
export const apply = creatorMutation({
  args: { rows: v.array(vBulkRow), change: vBulkChange },
  returns: v.array(vBulkOutcome),
  handler: async (ctx, { rows, change }) =>
    await changeBeats(ctx, rows, async (beat) => {
      switch (change.kind) {
        case "edit":
          return await editBeat(ctx, beat, change);
        case "delete":
          return await deleteDraft(ctx, beat);
        default: {
          const status = change.kind === "publish" ? ("published" as const) : ("draft" as const);
          const changed = change.kind === "publish" ? await putOnSale(ctx, beat) : await takeOffSale(ctx, beat);
          return { changed, version: beat.version, status, before: null };
        }
      }
    }),
});

/** Undoes an edit, row by row; a beat changed since is left as it is. */
export const restore = creatorMutation({
  args: { rows: v.array(v.object({ ...vBulkRow.fields, before: vBulkBefore })) },
  returns: v.array(vBulkOutcome),
  handler: async (ctx, { rows }) => await changeBeats(ctx, rows, async (beat, { before }) => await restoreBeat(ctx, beat, before)),
});
