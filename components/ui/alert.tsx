import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const looks = {
  info: { box: "bg-hover text-ink", icon: Info },
  positive: { box: "bg-positive-ground text-positive-text", icon: CircleCheck },
  caution: { box: "bg-caution-ground text-caution-text", icon: TriangleAlert },
  danger: { box: "bg-danger-ground text-danger-text", icon: CircleAlert },
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
  const { box, icon: Icon } = looks[tone];
  return (
    <div role={role} className={cn("flex gap-3 rounded-md p-4 text-sm", box, className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{title}</p>
        {children && <div className="text-ink [&_a]:link">{children}</div>}
      </div>
    </div>
  );
}
