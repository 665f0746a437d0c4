import { errorWords, postJson } from "@/lib/api-client";
import { accountMenu } from "@/strings/layout";
import { toast } from "../ui/toast";

/** Ends the session and leaves for the front page; false, with words for why, where that failed. */
export async function signOut(): Promise<boolean> {
  try {
    await postJson("/api/auth/sign-out", {});
    // A full load, so that nothing of this account stays in memory.
    window.location.assign("/");
    return true;
  } catch (error) {
    toast.error(accountMenu.stillSignedIn, { description: errorWords(error) });
    return false;
  }
}
