import type { ReactNode } from "react";
import { classes } from "./classes";

type EmptyStateProps = {
  /** What is not there. */
  title: string;
  /** How it gets there. */
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
  /** Heading level, to keep the page's outline whole. */
  as?: "h1" | "h2" | "h3";
  /** Little room above and below. */
  tight?: boolean;
  className?: string;
};

/** What a list or page says when it has nothing to show. Its silence is drawn as a flat waveform. */
export function EmptyState({ title, children, action, as: Heading = "h2", tight = false, className }: EmptyStateProps) {
  return (
    <div className={classes("grid justify-items-start gap-4", tight ? "py-4" : "py-12", className)}>
      <svg aria-hidden viewBox="0 0 160 16" className="h-4 w-40 text-wave">
        {Array.from({ length: 32 }, (_, i) => (
          <rect key={i} x={i * 5} y={6.5} width={3} height={3} rx={1.5} fill="currentColor" />
        ))}
      </svg>
      <div className="grid max-w-prose gap-1">
        <Heading className="text-xl font-semibold tracking-tight">{title}</Heading>
        {children && <div className="text-ink-soft">{children}</div>}
      </div>
      {action}
    </div>
  );
}
