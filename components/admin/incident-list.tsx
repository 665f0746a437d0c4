"use client";

import { useMutation, usePaginatedQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { incidentList as words, resolveIncident } from "@/strings/admin";
import { incidentKinds, incidentStates } from "@/strings/adminStates";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog, DialogContent, DialogTrigger } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { momentWords } from "../ui/moment-words";
import { Textarea } from "../ui/textarea";
import { storedWords } from "./stored-words";
import { SubjectLink } from "./subject-link";
import { Tabs } from "./tabs";

type Incident = FunctionReturnType<typeof api.platform.incidentList.list>["page"][number];

/** What a person should look at, and how what they looked at ended. */
export function IncidentList() {
  const [state, setState] = useState<"open" | "resolved">("open");
  const { results, status, loadMore } = usePaginatedQuery(api.platform.incidentList.list, { state }, { initialNumItems: 30 });
  return (
    <div className="grid gap-4">
      <Tabs label={words.state} states={["open", "resolved"]} names={incidentStates} state={state} onChange={setState} />
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={words.loading} />
      ) : results.length === 0 ? (
        <EmptyState title={words.none[state]}>{words.noneText[state]}</EmptyState>
      ) : (
        <ul className="divide-y border-y text-sm">
          {results.map((incident) => (
            <IncidentRow key={incident.incidentId} incident={incident} />
          ))}
        </ul>
      )}
      {status !== "LoadingFirstPage" && <ListEnd status={status} onMore={() => loadMore(30)} />}
    </div>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  const { kind, subject, message, detail, openedAt, resolvedAt, resolution, resolvedBy } = incident;
  const details = Object.entries(detail).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <li className="grid gap-x-4 gap-y-2 py-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{message}</p>
        <p className="text-ink-faint tabular-nums">
          {storedWords(incidentKinds, kind)}, {momentWords(openedAt)}, <SubjectLink subject={subject} />
        </p>
        {details.length > 0 && <p className="break-words text-ink-soft">{details.join(", ")}</p>}
        {resolution !== null && (
          <p className="text-ink-soft">
            {words.resolved(resolvedBy ?? words.itself, resolvedAt === null ? null : momentWords(resolvedAt), resolution)}
          </p>
        )}
      </div>
      {resolvedAt === null && <Resolve incident={incident} />}
    </li>
  );
}

function Resolve({ incident }: { incident: Incident }) {
  const resolve = useMutation(api.platform.incidentList.resolve);
  const [note, setNote] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function close(): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await resolve({ incidentId: incident.incidentId, note });
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  }

  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="sm" variant="secondary">{resolveIncident.open}</Button>
      </DialogTrigger>
      <DialogContent title={resolveIncident.title} description={incident.message}>
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void close();
          }}
        >
          <Field label={resolveIncident.note} hint={resolveIncident.noteHint}>
            {(wiring) => <Textarea {...wiring} required maxLength={500} rows={3} value={note} onChange={(event) => setNote(event.target.value)} />}
          </Field>
          {problem && <Alert tone="danger" role="alert" title={resolveIncident.failed}>{problem}</Alert>}
          <Button type="submit" pending={pending} className="justify-self-start">{resolveIncident.open}</Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
