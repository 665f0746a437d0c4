import { removeSuppression } from "../providers/resend";
import type { WorkArgs } from "./tasks";

/** Takes an address off Resend's own list too: as long as it is there, our mails to it are taken and thrown away. */
export async function liftAtResend({ address }: WorkArgs<"mail.lift">): Promise<{ lifted: boolean }> {
  return { lifted: await removeSuppression(address) };
}
