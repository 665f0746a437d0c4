import type { ReactNode } from "react";

/** The narrow column that account pages share: a heading, one sentence, the form, and the way to the other page. */
export function AuthCard({ title, lead, children, other }: { title: string; lead: ReactNode; children: ReactNode; other?: ReactNode }) {
  return (
    <div className="page grid justify-items-center py-12 md:py-20">
      <div className="grid w-full max-w-sm gap-8">
        <header className="grid gap-2">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          <p className="text-ink-soft">{lead}</p>
        </header>
        {children}
        {other && <p className="border-t pt-6 text-sm text-ink-soft">{other}</p>}
      </div>
    </div>
  );
}
