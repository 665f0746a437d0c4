import { contractUnrendered } from "../../commerce/reconcile/contractUnrendered";
import { disputeInquiry, disputeOpen } from "../../commerce/reconcile/disputeUnattended";
import { holdOrphaned } from "../../commerce/reconcile/holdOrphaned";
import { orderOverdue } from "../../commerce/reconcile/orderOverdue";
import { orderUnfulfilled } from "../../commerce/reconcile/orderUnfulfilled";
import { paymentPending } from "../../commerce/reconcile/paymentPending";
import { payoutOverdue } from "../../commerce/reconcile/payoutOverdue";
import { refundUnmade } from "../../commerce/reconcile/refundUnmade";
import { settlementUnbooked } from "../../commerce/reconcile/settlementUnbooked";
import type { Finding } from "./finding";
import { eventFailed } from "./findings/eventFailed";
import { eventForgotten } from "./findings/eventForgotten";
import { eventWaiting } from "./findings/eventWaiting";
import { workLate } from "./findings/workLate";
import { workParked } from "./findings/workParked";

/** Everything the reconciler looks for, in the order of a run: what may explain the rest comes first. */
export const FINDINGS: readonly Finding[] = [
  workParked,
  workLate,
  eventForgotten,
  eventWaiting,
  eventFailed,
  orderOverdue,
  paymentPending,
  orderUnfulfilled,
  refundUnmade,
  contractUnrendered,
  settlementUnbooked,
  disputeOpen,
  disputeInquiry,
  holdOrphaned,
  payoutOverdue,
];
