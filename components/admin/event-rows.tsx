"use client";

import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { eventRows as words } from "@/strings/admin";
import { eventStates } from "@/strings/adminStates";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Dialog, DialogContent, DialogTrigger } from "../ui/dialog";
import { ListSkeleton } from "../ui/list-skeleton";
import { momentWords } from "../ui/moment-words";
import { Act } from "./act";

export type EventRow = FunctionReturnType<typeof api.platform.queries.events>["page"][number];

const TONES = { received: "caution", processed: "positive", ignored: "neutral", waiting: "caution", failed: "danger" } as const;

/** Outside events, each with its payload and, where it helps, the way to process it again. */
export function EventRows({ events }: { events: readonly EventRow[] }) {
  const replay = useMutation(api.platform.mutations.replayEvent);
  return (
    <ul className="divide-y border-y text-sm">
      {events.map(({ inboxId, type, eventId, state, attempts, note, receivedAt }) => (
        <li key={inboxId} className="grid gap-x-4 gap-y-2 py-2.5 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
          <div className="grid min-w-0 gap-0.5">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium break-all">{type}</span>
              <Badge tone={TONES[state]}>{eventStates[state]}</Badge>
            </p>
            <p className="text-ink-faint tabular-nums">
              <span className="font-mono text-xs break-all">{eventId}</span> {momentWords(receivedAt)}, {words.tried(attempts)}
            </p>
            {note && <p className="break-words text-ink-soft">{note}</p>}
          </div>
          <div className="flex gap-2">
            <Payload inboxId={inboxId} type={type} />
            {(state === "failed" || state === "waiting") && (
              <Act deed={() => replay({ inboxId })} done={words.replayed} aria-label={words.replayOf(type)}>
                {words.replay}
              </Act>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Payload({ inboxId, type }: { inboxId: Id<"inbox">; type: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={words.payloadOf(type)}>{words.payload}</Button>
      </DialogTrigger>
      <DialogContent title={type} className="md:max-w-3xl">
        {open && <PayloadText inboxId={inboxId} />}
      </DialogContent>
    </Dialog>
  );
}

function PayloadText({ inboxId }: { inboxId: Id<"inbox"> }) {
  const event = useQuery(api.platform.queries.event, { inboxId });
  if (event === undefined) return <ListSkeleton label={words.loadingPayload} rows={4} />;
  return (
    <pre tabIndex={0} className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-xs">
      {pretty(event.payload)}
    </pre>
  );
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
