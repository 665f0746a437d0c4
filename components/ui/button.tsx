import type { ComponentProps } from "react";
import { button as words } from "@/strings/ui";
import { classes } from "./classes";
import { Spinner } from "./spinner";

type Look = {
  variant?: "primary" | "secondary" | "ghost" | "danger" | "link" | undefined;
  size?: "sm" | "md" | "lg" | "icon" | "icon-sm" | undefined;
  className?: string | undefined;
};

/** The look of a button, which stands in `app/globals.css`; `<PageLink className={buttonVariants()}>` is for links that must look like one. */
export function buttonVariants({ variant = "primary", size = "md", className }: Look = {}): string {
  return classes(`button button-${size} button-${variant}`, className);
}

export type ButtonProps = ComponentProps<"button"> &
  Look & {
    /** Shows a spinner over the words and ignores further presses; the width does not change. */
    pending?: boolean;
  };

export function Button({ className, variant, size, pending = false, children, ...props }: ButtonProps) {
  return (
    <button type="button" className={buttonVariants({ variant, size, className })} aria-busy={pending || undefined} {...props} disabled={props.disabled === true || pending}>
      <span className={classes("inline-flex items-center gap-2", pending && "invisible")}>{children}</span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label={words.working} />
        </span>
      )}
    </button>
  );
}
