import type { ReactNode } from "react";

/** One subject of the settings: its name beside it on a desk, above it on a phone. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4 border-t py-8 md:grid-cols-[14rem_minmax(0,1fr)] md:gap-8">
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title}
      </h2>
      <div className="grid max-w-md content-start gap-5">{children}</div>
    </section>
  );
}
