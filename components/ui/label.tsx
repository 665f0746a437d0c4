"use client";

import type { ComponentProps, MouseEvent } from "react";
import { classes } from "./classes";

export function Label({ className, ...props }: ComponentProps<"label">) {
  return <label onMouseDown={keepUnselected} className={classes("label", className)} {...props} />;
}

/** Pressed twice, a label would be selected instead of only reaching its field. */
function keepUnselected(event: MouseEvent<HTMLLabelElement>): void {
  if (event.detail > 1 && event.target instanceof Element && !event.target.closest("button, input, select, textarea")) event.preventDefault();
}
