import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { button as words } from "@/strings/ui";
import { cn } from "./cn";
import { Spinner } from "./spinner";

/** The look of a button; `<Link className={buttonVariants()}>` is for links that must look like one. */
export const buttonVariants = cva(
  [
    "relative inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none",
    "transition-colors not-aria-busy:disabled:opacity-50 disabled:cursor-not-allowed aria-disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-signal text-on-signal hover:bg-signal-hover",
        secondary: "border border-line-strong bg-raised text-ink hover:bg-hover",
        ghost: "text-ink hover:bg-hover",
        danger: "bg-danger text-on-danger hover:bg-danger-hover",
        link: "link px-0",
      },
      size: {
        sm: "h-8 px-3 text-sm",
        md: "h-10 px-4 text-sm",
        lg: "h-12 px-6 text-base",
        icon: "size-10",
        "icon-sm": "size-8",
      },
    },
    compoundVariants: [{ variant: "link", class: "h-auto px-0" }],
    defaultVariants: { variant: "primary", size: "md" },
  },
);

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
