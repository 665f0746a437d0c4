import type { Infer } from "convex/values";
import { maskName } from "../../lib/domain/mask";
import type { QueryCtx } from "../_generated/server";
import type { vVerification } from "./validators";

/** A licence as anybody with its public id may see it: enough to check a contract by, nothing that names its owner. */
export async function verifyLicense(ctx: QueryCtx, verifyId: string): Promise<Infer<typeof vVerification> | null> {
  const license = await ctx.db
    .query("licenses")
    .withIndex("by_verify", (q) => q.eq("verifyId", verifyId))
    .unique();
  if (license === null) return null;
  const { status, hash, pdf, snapshot, issuedAt, supersededBy } = license;
  const { supersedes } = snapshot;
  const successor = status === "superseded" && supersededBy !== undefined ? await ctx.db.get(supersededBy) : null;
  return {
    status,
    termsVersion: snapshot.termsVersion,
    hash,
    pdfSha256: pdf?.sha256 ?? null,
    beatTitle: snapshot.beat.title,
    producerName: snapshot.producer.name,
    tierName: snapshot.tier.name,
    licensee: maskName(snapshot.licensee.name),
    issuedAt,
    replaces: supersedes === undefined ? null : { verifyId: supersedes.verifyId, hash: supersedes.hash, tierName: supersedes.tierName },
    replacedBy: successor === null ? null : { tierName: successor.snapshot.tier.name, issuedAt: successor.issuedAt },
  };
}
