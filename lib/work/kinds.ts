import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../convex/_generated/api";
import { processBeat } from "./beatProcess";
import { renderContract } from "./contractRender";
import { deleteFile } from "./fileDelete";
import { sendQueuedMail } from "./mailSend";
import type { WorkContext } from "./report";
import { expireStripeSession } from "./stripeExpireSession";
import { refundStripePayment } from "./stripeRefund";
import { settleStripePayment } from "./stripeSettle";

type Claim = NonNullable<FunctionReturnType<typeof api.platform.work.claim>>;

/** A claimed row: its kind and that kind's arguments. */
export type WorkTask = Claim extends infer Each ? (Each extends { kind: infer Kind; args: infer Args } ? { kind: Kind; args: Args } : never) : never;

/** The arguments of one kind. */
export type WorkArgs<Kind extends WorkTask["kind"]> = Extract<WorkTask, { kind: Kind }>["args"];

/** What a kind reports when it is done. */
export type WorkResult = FunctionArgs<typeof api.platform.work.complete>["result"];

/** One line per kind; a kind without its line does not compile. */
export function perform(task: WorkTask, context: WorkContext): Promise<WorkResult> {
  switch (task.kind) {
    case "beat.process":
      return processBeat(task.args, context);
    case "contract.render":
      return renderContract(task.args);
    case "stripe.settle":
      return settleStripePayment(task.args);
    case "stripe.refund":
      return refundStripePayment(task.args);
    case "stripe.expireSession":
      return expireStripeSession(task.args);
    case "mail.send":
      return sendQueuedMail(task.args, context);
    case "file.delete":
      return deleteFile(task.args);
  }
}
