import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { SaverState } from "./beat-saver";
import { namesOf } from "./field-names";

const clock = (at: number) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Whether what is written is safe, in a line that never goes away. */
export function SaveLine({ state }: { state: SaverState }) {
  const { step, held, clash } = state;
  const underway = !clash && (step === "saving" || step === "waiting");
  const Icon = underway ? LoaderCircle : clash || step === "refused" || step === "kept" ? CircleAlert : step === "offline" ? CloudOff : Check;
  return (
    <p role="status" className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
      <Icon aria-hidden className={cn("size-4 shrink-0", underway && "animate-spin")} />
      <span className="min-w-0 tabular-nums">
        {words(state)}
        {held.length > 0 && !clash && <span className="text-danger-text"> Not saved yet: {namesOf(held)}.</span>}
      </span>
    </p>
  );
}

function words({ step, savedAt, clash }: SaverState): string {
  if (clash) return "Not saved: changed in another window too.";
  if (step === "saving" || step === "waiting") return "Saving";
  if (step === "offline") return "No connection. Your words are kept in this browser and saved when it is back.";
  if (step === "kept") return "Changed here, not on sale yet.";
  if (step === "refused") return "Not saved.";
  return savedAt === null ? "Saved" : `Saved ${clock(savedAt)}`;
}
