import type { ComponentProps } from "react";
import { classes } from "./classes";

const tones = {
  neutral: "bg-hover text-ink-soft",
  positive: "bg-positive-ground text-positive-text",
  caution: "bg-caution-ground text-caution-text",
  danger: "bg-danger-ground text-danger-text",
} as const;

/** A state in one or two words. It is never a button, so it never has the signal colour. */
export function Badge({ className, tone = "neutral", ...props }: ComponentProps<"span"> & { tone?: keyof typeof tones | undefined }) {
  return <span className={classes("inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0", tones[tone], className)} {...props} />;
}
