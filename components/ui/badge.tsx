import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const badgeVariants = cva(
  "inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-hover text-ink-soft",
        positive: "bg-positive-ground text-positive-text",
        caution: "bg-caution-ground text-caution-text",
        danger: "bg-danger-ground text-danger-text",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A state in one or two words. It is never a button, so it never has the signal colour. */
export function Badge({ className, tone, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
