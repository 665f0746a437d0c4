import type { ComponentProps } from "react";
import { classes } from "./classes";

/** The look of what takes typing, which stands in `app/globals.css`. */
export const fieldLook = "field";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={classes(fieldLook, "field-line", className)} {...props} />;
}
