import type { ReactNode } from "react";
import { classes } from "./classes";
import { Icon } from "./icon";

const looks = {
  info: { box: "bg-hover text-ink", icon: "info" },
  positive: { box: "bg-positive-ground text-positive-text", icon: "circle-check" },
  caution: { box: "bg-caution-ground text-caution-text", icon: "triangle-exclamation-point" },
  danger: { box: "bg-danger-ground text-danger-text", icon: "circle-exclamation-point" },
} as const;

type AlertProps = {
  tone?: keyof typeof looks;
  /** What happened. */
  title: ReactNode;
  /** What it means and what to do. */
  children?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits its turn; leave out for what was there from the start. */
  role?: "alert" | "status";
  className?: string;
};

/** A message in the flow of a page. */
export function Alert({ tone = "info", title, children, role, className }: AlertProps) {
  const { box, icon } = looks[tone];
  return (
    <div role={role} className={classes("flex gap-3 rounded-md p-4 text-sm", box, className)}>
      <Icon name={icon} className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{title}</p>
        {children && <div className="text-ink [&_a]:link">{children}</div>}
      </div>
    </div>
  );
}
