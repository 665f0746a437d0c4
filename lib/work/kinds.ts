import { renderBeatPreview } from "./beatPreview";
import { processBeat } from "./beatProcess";
import { checkBeatStems } from "./beatStems";
import { renderContract } from "./contractRender";
import { sendEvidence } from "./disputeEvidence";
import { deleteFile } from "./fileDelete";
import { liftAtResend } from "./mailLift";
import { sendQueuedMail } from "./mailSend";
import type { WorkContext } from "./report";
import { expireStripeSession } from "./stripeExpireSession";
import { readStripePage } from "./stripeProof";
import { refundStripePayment } from "./stripeRefund";
import { settleStripePayment } from "./stripeSettle";
import type { WorkResult, WorkTask } from "./tasks";

/** One line per kind; a kind without its line does not compile. */
export function perform(task: WorkTask, context: WorkContext): Promise<WorkResult> {
  switch (task.kind) {
    case "beat.process":
      return processBeat(task.args, context);
    case "beat.preview":
      return renderBeatPreview(task.args, context);
    case "beat.stems":
      return checkBeatStems(task.args, context);
    case "contract.render":
      return renderContract(task.args);
    case "stripe.settle":
      return settleStripePayment(task.args);
    case "stripe.refund":
      return refundStripePayment(task.args, context);
    case "stripe.expireSession":
      return expireStripeSession(task.args);
    case "mail.send":
      return sendQueuedMail(task.args, context);
    case "file.delete":
      return deleteFile(task.args);
    case "mail.lift":
      return liftAtResend(task.args);
    case "dispute.evidence":
      return sendEvidence(task.args, context);
    case "stripe.proof":
      return readStripePage(task.args);
  }
}
