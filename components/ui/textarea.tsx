import type { ComponentProps } from "react";
import { cn } from "./cn";
import { fieldLook } from "./input";

/** Grows with its text where the browser can (`field-sizing`), and can be dragged everywhere. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(fieldLook, "field-sizing-content min-h-24 py-2", className)} {...props} />;
}
