import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { momentWords } from "../ui/moment-words";
import { SubjectLink } from "./subject-link";

type Entry = FunctionReturnType<typeof api.platform.queries.auditLog>["page"][number];

/** Who did what to which thing. */
export function AuditRows({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="divide-y border-y text-sm">
      {entries.map(({ auditId, at, actor, actorName, action, subject, detail }) => (
        <li key={auditId} className="grid gap-x-4 gap-y-0.5 py-2 md:grid-cols-[9.5rem_9rem_10rem_minmax(0,1fr)]">
          <span className="text-ink-faint tabular-nums">{momentWords(at)}</span>
          <span className="truncate" title={actor}>{actorName ?? actor}</span>
          <span className="font-medium break-words">{action}</span>
          <span className="min-w-0">
            <SubjectLink subject={subject} />
            <span className="block break-words text-ink-soft">{Object.entries(detail).map(([name, value]) => `${name}: ${String(value)}`).join(", ")}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
