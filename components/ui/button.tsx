import type { VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { button as words } from "@/strings/ui";
import { buttonVariants } from "./button-looks";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Shows a spinner over the words and ignores further presses; the width does not change. */
    pending?: boolean;
  };

export function Button({ className, variant, size, pending = false, children, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  return (
    <button type="button" className={classes} aria-busy={pending || undefined} {...props} disabled={props.disabled === true || pending}>
      <span className={cn("inline-flex items-center gap-2", pending && "invisible")}>{children}</span>
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label={words.working} />
        </span>
      )}
    </button>
  );
}
