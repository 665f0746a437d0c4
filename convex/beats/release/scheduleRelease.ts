import { RELEASE_BOUNDS } from "../../../lib/domain/limits";
import { missingToPublish } from "../../../lib/domain/publishChecklist";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { fail } from "../../errors";
import type { CreatorMutationCtx } from "../../functions";
import { audit } from "../../platform/audit";
import { spend } from "../../platform/slidingWindow";
import { ownBeat } from "../ownBeat";
import { releaseOf } from "./releaseOf";

type Wanted = { beatId: Id<"beats">; at: number; timeZone: string };

/** Names of zones as IANA spells them; what they mean is the browser's and the mail's to know. */
const ZONE = /^[A-Za-z0-9_+\-/]{1,64}$/;

/** Has a draft of the caller go on sale by itself at a moment, instead of any moment named before. The same one again changes nothing. */
export async function scheduleRelease(ctx: CreatorMutationCtx, { beatId, at, timeZone }: Wanted): Promise<void> {
  const beat = await ownBeat(ctx, beatId);
  if (beat.status === "sold") fail("sold", "This beat was sold exclusively.");
  if (beat.status === "published") fail("conflict", "This beat is on sale already.");
  const missing = missingToPublish(beat);
  if (missing.length > 0) fail("not_ready", "This beat cannot be scheduled yet.", missing);
  if (!ZONE.test(timeZone)) fail("invalid_request", "Your browser names no time zone that is known. Set one in your system and reload the page.");
  const now = Date.now();
  if (!Number.isSafeInteger(at) || at <= now) fail("invalid_request", "That moment is over. Choose a later one.");
  if (at > now + RELEASE_BOUNDS.maxAheadMs) fail("invalid_request", "Choose a moment within a year from now.");
  const known = await releaseOf(ctx, beatId);
  if (known !== null && known.state === "waiting" && known.at === at) return;
  await spend(ctx, "changeBeat", ctx.user._id);
  if (known !== null) await ctx.scheduler.cancel(known.jobId);
  const jobId = await ctx.scheduler.runAt(at, internal.beats.releases.release, { beatId, at });
  const row = { beatId, at, timeZone, state: "waiting" as const, reasons: [], jobId };
  if (known === null) await ctx.db.insert("releases", row);
  else await ctx.db.patch(known._id, row);
  await audit(ctx, { userId: ctx.user._id }, "beat.scheduled", `beat:${beatId}`, { at: String(at) });
}
