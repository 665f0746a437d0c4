import { Alert } from "@/components/ui/alert";
import { signInProblems } from "@/strings/signIn";
import { providerTitle } from "./provider-title";

/** Why signing in elsewhere led back without a session; nothing for an unknown code. */
export function SignInProblem({ code, provider }: { code: string | string[] | undefined; provider: string | string[] | undefined }) {
  const words = typeof code === "string" && Object.hasOwn(signInProblems, code) ? signInProblems[code] : undefined;
  if (words === undefined) return null;
  return (
    <Alert tone={code === "cancelled" ? "info" : "danger"} role="alert" title={words.title}>
      {words.advice(providerTitle(typeof provider === "string" ? provider : ""))}
    </Alert>
  );
}
