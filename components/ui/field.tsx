import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { field as words } from "@/strings/ui";
import { cn } from "./cn";
import { Label } from "./label";

type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type FieldProps = {
  label: string;
  /** Says what is expected, before anything went wrong. */
  hint?: ReactNode;
  /** Says what is wrong and what to do; also marks the control as invalid. */
  error?: string | undefined;
  optional?: boolean;
  /** For screen readers alone, where what stands beside the control names it for everybody else. */
  hiddenLabel?: boolean;
  className?: string;
  /** Where links to the field lead. */
  anchor?: string;
  /** Receives the ids that tie label, hint and error to the control: `{(wiring) => <Input {...wiring} />}`. */
  children: (wiring: Wiring) => ReactNode;
};

/** A labelled form control with its hint and its error, wired for screen readers. */
export function Field({ label, hint, error, optional = false, hiddenLabel = false, className, anchor, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <div id={anchor} className={cn("grid content-start gap-2", className)}>
      <div className={hiddenLabel ? "sr-only" : "flex items-baseline justify-between gap-4"}>
        <Label htmlFor={id}>{label}</Label>
        {optional && <span className="text-xs text-ink-faint">{words.optional}</span>}
      </div>
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={errorId} role="alert" className="flex gap-2 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-sm text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
