import { v } from "convex/values";
import { vAnalysis, vAudioFacts, vBands, vTracks } from "../beats/validators";
import { vSessionFacts } from "../commerce/validators";
import { vSuppressionReason } from "./mail/schema";
import { vBalancePage } from "./proof/validators";

/**
 * What can be asked of the outside: arguments and results of every kind of work. Next implements each in `lib/work/<kind>.ts`;
 * what a result means is applied on our side by the kind's handler in `completeWork.ts`.
 */
const stored = v.object({ storageId: v.id("_storage"), size: v.number() });
const audio = vAudioFacts.fields;

export const vWorkTask = v.union(
  v.object({ kind: v.literal("beat.process"), args: v.object({ beatId: v.id("beats"), fileId: v.id("files"), key: v.string() }) }),
  v.object({ kind: v.literal("contract.render"), args: v.object({ licenseId: v.id("licenses") }) }),
  v.object({ kind: v.literal("stripe.settle"), args: v.object({ orderId: v.id("orders"), paymentIntentId: v.string() }) }),
  v.object({
    kind: v.literal("stripe.refund"),
    args: v.object({ orderId: v.id("orders"), paymentIntentId: v.string(), amount: v.number(), reason: v.string() }),
  }),
  v.object({ kind: v.literal("stripe.expireSession"), args: v.object({ orderId: v.id("orders"), sessionId: v.string() }) }),
  v.object({
    kind: v.literal("mail.send"),
    args: v.object({ template: v.string(), to: v.string(), data: v.record(v.string(), v.string()) }),
  }),
  v.object({ kind: v.literal("file.delete"), args: v.object({ fileId: v.id("files"), key: v.string() }) }),
  v.object({ kind: v.literal("mail.lift"), args: v.object({ address: v.string() }) }),
  v.object({ kind: v.literal("dispute.evidence"), args: v.object({ disputeId: v.id("disputes"), submit: v.boolean(), note: v.string() }) }),
  v.object({
    kind: v.literal("stripe.proof"),
    /** Transactions made since `since`, in seconds; those older than the transaction `after`. */
    args: v.object({ proofId: v.id("proofs"), since: v.number(), after: v.union(v.string(), v.null()) }),
  }),
  v.object({
    kind: v.literal("beat.stems"),
    args: v.object({ beatId: v.id("beats"), archiveId: v.id("beatArchives"), fileId: v.id("files"), key: v.string() }),
  }),
  /** A preview made anew of the master `fileId`, with the `version` of its store's tag. */
  v.object({ kind: v.literal("beat.preview"), args: v.object({ beatId: v.id("beats"), fileId: v.id("files"), key: v.string(), version: v.number() }) }),
);

export const vProcessed = v.object({
  ok: v.literal(true),
  sha256: v.string(),
  container: v.string(),
  durationMs: v.number(),
  sampleRate: v.number(),
  bitDepth: v.number(),
  channels: v.number(),
  peaks: audio.peaks,
  bands: v.optional(vBands),
  analysis: v.optional(vAnalysis),
  preview: stored,
  mp3: stored,
});
/** A preview alone. */
export const vPreviewMade = v.object({ ok: v.literal(true), previewOnly: stored });
/** A ZIP of stems whose every file unpacks and is sound. */
export const vStemsChecked = v.object({ ok: v.literal(true), stems: v.literal(true), sha256: v.string(), expandedBytes: v.number(), tracks: vTracks });
export const vUnprocessable = v.object({ ok: v.literal(false), reason: v.string() });
export const vRendered = v.object({ storageId: v.id("_storage"), size: v.number(), sha256: v.string() });
export const vSettled = v.object({
  chargeId: v.string(),
  balanceTransactionId: v.string(),
  amount: v.number(),
  fee: v.number(),
  currency: v.string(),
});
/** `madeAt` in seconds, as Stripe says. */
export const vRefunded = v.object({ refundId: v.string(), amount: v.number(), status: v.string(), madeAt: v.optional(v.number()) });
/** Stripe will not make this refund, now or on another try. */
export const vRefundRefused = v.object({ refused: v.literal("disputed"), message: v.string() });
/** The evidence of a dispute: the paper as we keep it, and as it lies at Stripe. */
export const vEvidenceSent = v.object({ stripeFileId: v.string(), submitted: v.boolean(), paper: v.object({ ...stored.fields, sha256: v.string() }) });
/** Nothing was staged: Stripe takes no evidence for a dispute in this status. */
export const vEvidenceTooLate = v.object({ tooLate: v.string() });
/** `status` is the session's after the attempt. With `facts`, a session found paid is applied at once. */
export const vSessionEnded = v.object({ status: v.string(), facts: v.optional(vSessionFacts) });
export const vSent = v.object({ messageId: v.string() });
/** The provider has had a mail under this key before: an earlier attempt got through, and its answer was lost. */
export const vSentBefore = v.object({ sentBefore: v.literal(true) });
/** Not sent, and rightly so: the address is suppressed, its owner wants no such mails, or events have overtaken what the mail would say. */
export const vWithheld = v.object({ withheld: v.union(vSuppressionReason, v.literal("overtaken"), v.literal("unwanted")) });
export const vDeleted = v.object({ deleted: v.literal(true) });
/** Whether the provider's own list had held the address. */
export const vLifted = v.object({ lifted: v.boolean() });

export const vWorkResult = v.union(
  vProcessed,
  vPreviewMade,
  vStemsChecked,
  vUnprocessable,
  vRendered,
  vSettled,
  vRefunded,
  vRefundRefused,
  vSessionEnded,
  vSent,
  vSentBefore,
  vWithheld,
  vDeleted,
  vLifted,
  vEvidenceSent,
  vEvidenceTooLate,
  vBalancePage,
);

const [process, render, settle, refund, expire, send, remove, lift, evidence, proof, stems, preview] = vWorkTask.members;
const lease = { leaseId: v.string(), key: v.string() };

/** What a worker gets when it claims a row. */
export const vWorkClaim = v.union(
  v.object({ ...lease, ...process.fields }),
  v.object({ ...lease, ...render.fields }),
  v.object({ ...lease, ...settle.fields }),
  v.object({ ...lease, ...refund.fields }),
  v.object({ ...lease, ...expire.fields }),
  v.object({ ...lease, ...send.fields }),
  v.object({ ...lease, ...remove.fields }),
  v.object({ ...lease, ...lift.fields }),
  v.object({ ...lease, ...evidence.fields }),
  v.object({ ...lease, ...proof.fields }),
  v.object({ ...lease, ...stems.fields }),
  v.object({ ...lease, ...preview.fields }),
);
