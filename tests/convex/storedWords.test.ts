import { expect, test } from "vitest";
import { commerceTables } from "../../convex/commerce/schema";
import { vLicenseStatus, vOutcome } from "../../convex/commerce/validators";
import { mailTables } from "../../convex/platform/mail/schema";
import { FINDINGS } from "../../convex/platform/reconcile/findings";
import { reconcilerTables } from "../../convex/platform/reconcile/schema";
import { platformTables } from "../../convex/platform/schema";
import { vWorkTask } from "../../convex/platform/workKinds";
import { INCIDENT_KINDS } from "../../lib/domain/incidentKinds";
import { MAIL_NAMES } from "../../lib/work/mails";
import * as admin from "../../strings/adminStates";

/** The texts that a field may hold, as its validator has them. */
function storable(validator: { kind: string }): string[] {
  const members: unknown = "members" in validator ? validator.members : [validator];
  if (!Array.isArray(members)) throw new Error("Not a field of texts.");
  return members.flatMap((member: { kind: string; value?: unknown }) => (typeof member.value === "string" ? [member.value] : []));
}

const { orders } = commerceTables;
const { inbox, work, incidents } = platformTables;
const { mailMessages, suppressions } = mailTables;

test.each([
  ["payments", storable(orders.validator.fields.payment), admin.paymentStates],
  ["deliveries", storable(orders.validator.fields.fulfilment), admin.fulfilmentStates],
  ["disputes of an order", storable(orders.validator.fields.dispute), admin.disputeStates],
  ["reasons to close an order", storable(orders.validator.fields.closedReason), admin.closedReasons],
  ["lines", storable(vOutcome), admin.lineOutcomes],
  ["licences", storable(vLicenseStatus), admin.licenceStates],
  ["events", storable(inbox.validator.fields.state), admin.eventStates],
  ["work", storable(work.validator.fields.state), admin.workStates],
  ["kinds of work", vWorkTask.members.map(({ fields }) => fields.kind.value), admin.workKinds],
  ["incidents", storable(incidents.validator.fields.state), admin.incidentStates],
  ["kinds of incidents", [...INCIDENT_KINDS, ...FINDINGS.map(({ kind }) => kind)], admin.incidentKinds],
  ["mails", storable(mailMessages.validator.fields.state), admin.mailStates],
  ["names of mails", MAIL_NAMES, admin.mailNames],
  ["suppressions", storable(suppressions.validator.fields.reason), admin.suppressionReasons],
  ["runs of the reconciler", storable(reconcilerTables.reconcilerRuns.validator.fields.state), admin.runStates],
] as const)("%s: whatever a row can say has words, and no words are left over", (_what, stored, words) => {
  expect(stored.length).toBeGreaterThan(1);
  expect(Object.keys(words).sort()).toEqual([...new Set<string>(stored)].sort());
  for (const word of Object.values(words)) expect(word).not.toMatch(/_|^$/);
});
