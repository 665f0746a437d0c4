import { Check, CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { saveLine } from "@/strings/beatDesk";
import { locale } from "@/strings/locale";
import type { SaverState } from "./beat-saver";
import { FIELD_NAMES } from "./field-names";

const clock = (at: number) => new Date(at).toLocaleTimeString(locale.dates, { hour: "2-digit", minute: "2-digit" });

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
        {held.length > 0 && !clash && <span className="text-danger-text"> {saveLine.held(held.map((field) => FIELD_NAMES[field]))}</span>}
      </span>
    </p>
  );
}

function words({ step, savedAt, clash }: SaverState): string {
  if (clash) return saveLine.clash;
  if (step === "saving" || step === "waiting") return saveLine.saving;
  if (step === "offline") return saveLine.offline;
  if (step === "kept") return saveLine.kept;
  if (step === "refused") return saveLine.refused;
  return savedAt === null ? saveLine.saved : saveLine.savedAt(clock(savedAt));
}
