import { settings } from "@/strings/settings";
import { Alert } from "../../ui/alert";

type OutcomeProps = {
  problem: string | null;
  /** What was refused; that nothing was changed, unless said otherwise. */
  title?: string;
  /** What is said when it is done, and whether it is. */
  done: boolean;
  words: string;
};

/** What became of an action, told to screen readers too. */
export function Outcome({ problem, title = settings.notDone, done, words }: OutcomeProps) {
  return (
    <>
      {problem !== null && (
        <Alert tone="danger" role="alert" title={title}>
          {problem}
        </Alert>
      )}
      <p role="status" className="text-sm text-positive-text empty:hidden">
        {done && words}
      </p>
    </>
  );
}
