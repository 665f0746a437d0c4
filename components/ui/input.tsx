import type { ComponentProps } from "react";
import { cn } from "./cn";

/** Shared by everything that takes typing, so that fields in one form line up. 16 px on phones: smaller text makes iOS zoom. */
export const fieldLook = cn(
  "w-full min-w-0 rounded-md border border-line-strong bg-raised px-3 text-base text-ink placeholder:text-ink-faint md:text-sm",
  "transition-colors disabled:cursor-not-allowed disabled:opacity-60",
  "aria-invalid:border-danger-text aria-invalid:outline-danger-text",
);

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(fieldLook, "h-10", className)} {...props} />;
}
