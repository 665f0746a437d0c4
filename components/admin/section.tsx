import { type ReactNode, useId } from "react";
import { section } from "@/strings/admin";

/** One part of a page with its heading; says so when there is nothing in it. */
export function Section({ title, empty = false, children }: { title: string; empty?: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid min-w-0 content-start gap-2">
      <h2 id={id} className="text-lg font-semibold tracking-tight">{title}</h2>
      {empty ? <p className="text-sm text-ink-faint">{section.none}</p> : children}
    </section>
  );
}
