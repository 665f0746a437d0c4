import { noMatch as words } from "@/strings/market";
import { EmptyState } from "../ui/empty-state";

/** Nothing was found; what comes close is asked for once the page is alive. */
export function LookingAround() {
  return (
    <EmptyState title={words.title} className="min-h-72 content-start">
      <p>{words.looking}</p>
    </EmptyState>
  );
}
