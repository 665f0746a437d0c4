import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { providerTitle } from "./provider-title";

interface Words {
  title: string;
  advice: (provider: string) => ReactNode;
}

/** What the way back from another service can say; each with what it means and what to do. */
const PROBLEMS: Record<string, Words> = {
  cancelled: { title: "You cancelled, so nothing happened.", advice: (provider) => `Nothing of your ${provider} account reached us. Try again, or use your e-mail address.` },
  expired: { title: "That sign-in is over.", advice: () => "It took too long, or it was begun in another browser. Start again from here." },
  provider_failed: { title: "You are not signed in.", advice: (provider) => `${provider} did not confirm who you are. Try again, or use your e-mail address.` },
  provider_unavailable: { title: "You are not signed in.", advice: (provider) => `${provider} is not reachable right now. Try again in a moment, or use your e-mail address.` },
  email_unverified: {
    title: "Your address is not verified there.",
    advice: (provider) => `${provider} has not verified the e-mail address of that account, so we cannot know that it is yours. Verify it there, or use your e-mail address here.`,
  },
  no_email: { title: "There was no e-mail address.", advice: (provider) => `That ${provider} account has no e-mail address we could send your receipts to. Add one there, or use your e-mail address here.` },
};

/** Why signing in elsewhere led back without a session; nothing for an unknown code. */
export function SignInProblem({ code, provider }: { code: string | string[] | undefined; provider: string | string[] | undefined }) {
  const words = typeof code === "string" && Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined;
  if (words === undefined) return null;
  return (
    <Alert tone={code === "cancelled" ? "info" : "danger"} role="alert" title={words.title}>
      {words.advice(providerTitle(typeof provider === "string" ? provider : ""))}
    </Alert>
  );
}
