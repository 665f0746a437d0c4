import { z } from "zod";
import { sandbox } from "./world";

const inbox = z.object({ mails: z.array(z.object({ subject: z.string(), text: z.string().nullish() })) });

/** What lies in somebody's inbox, newest first. */
export async function mailsTo(email: string): Promise<z.infer<typeof inbox>["mails"]> {
  return inbox.parse(await (await sandbox(`/mails?to=${encodeURIComponent(email)}`)).json()).mails;
}
