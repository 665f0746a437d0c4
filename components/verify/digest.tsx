import type { ReactNode } from "react";

/** A SHA-256 in groups of eight, so that two of them can be compared by eye. It still copies as one word. */
export function Digest({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  const groups = value.match(/.{1,8}/g) ?? [];
  return (
    <div className="grid gap-2 rounded-lg border bg-raised p-4">
      <h3 className="text-sm font-medium">{name}</h3>
      <p className="font-mono text-sm break-all">
        {groups.map((group, i) => (
          <span key={i} className="mr-[1ch] inline-block">
            {group}
          </span>
        ))}
      </p>
      <p className="text-sm text-ink-soft">{children}</p>
    </div>
  );
}
