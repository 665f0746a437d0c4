import type { ComponentProps } from "react";
import { classes } from "./classes";

/** A quiet block in the place and size of what is coming. The region around it carries the words for screen readers. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={classes("skeleton", className)} {...props} />;
}
