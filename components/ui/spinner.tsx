import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** For waits that have no length we could show; say in `label` what is being waited for. */
export function Spinner({ label, className }: { label: string; className?: string }) {
  return (
    <span role="status" className={cn("inline-flex", className)}>
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
