"use client";

import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { api } from "@/convex/_generated/api";
import { workRows as words } from "@/strings/admin";
import { workKinds, workStates } from "@/strings/adminStates";
import { Badge } from "../ui/badge";
import { momentWords } from "../ui/moment-words";
import { Act } from "./act";
import { storedWords } from "./stored-words";

export type WorkRow = FunctionReturnType<typeof api.platform.queries.work>["page"][number];

const TONES = { queued: "caution", leased: "caution", done: "positive", parked: "danger" } as const;

/** Work for the outside: what, for which fact, how often tried, and why it stopped. */
export function WorkRows({ work }: { work: readonly WorkRow[] }) {
  const retry = useMutation(api.platform.mutations.retryWork);
  return (
    <ul className="divide-y border-y text-sm">
      {work.map(({ workId, kind, key, state, attempts, lastError, createdAt }) => (
        <li key={workId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
          <div className="grid min-w-0 flex-1 gap-0.5">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{storedWords(workKinds, kind)}</span>
              <Badge tone={TONES[state]}>{workStates[state]}</Badge>
            </p>
            <p className="text-ink-faint tabular-nums">
              <span className="font-mono text-xs break-all">{key}</span> {momentWords(createdAt)}, {words.tried(attempts)}
            </p>
            {lastError && <p className="break-words text-ink-soft">{lastError}</p>}
          </div>
          {state === "parked" && (
            <Act deed={() => retry({ workId })} done={words.retried} aria-label={words.retryOf(storedWords(workKinds, kind))}>
              {words.retry}
            </Act>
          )}
        </li>
      ))}
    </ul>
  );
}
