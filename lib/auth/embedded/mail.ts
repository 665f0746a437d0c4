import { api } from "../../../convex/_generated/api";
import type { ConvexCaller } from "../../convex/clients";
import { sha256Hex } from "../../domain/sha256";
import type { VerificationRecipient } from "./verification";

/** Asks the work lane for the verification mail; the same link asked for twice is one mail. */
export async function enqueueVerificationMail(convex: ConvexCaller, recipient: VerificationRecipient, url: string): Promise<void> {
  await convex.mutation(api.platform.work.enqueue, {
    kind: "mail.send",
    key: `verify/${recipient.id}/${sha256Hex(url).slice(0, 16)}`,
    args: { template: "verify-email", to: recipient.email, data: { url, name: recipient.name } },
  });
}
