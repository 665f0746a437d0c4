"use client";

import { useMutation, usePaginatedQuery } from "convex/react";
import { useDeferredValue, useState } from "react";
import { api } from "@/convex/_generated/api";
import { mailDesk as words, suppressions } from "@/strings/admin";
import { mailNames, mailStates, suppressionReasons } from "@/strings/adminStates";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { momentWords } from "../ui/moment-words";
import { Act } from "./act";
import { Section } from "./section";
import { storedWords } from "./stored-words";

/** What became of somebody's mails, and whom we do not write to. */
export function MailDesk() {
  const [address, setAddress] = useState("");
  const wanted = useDeferredValue(address.trim());
  const suppress = useMutation(api.platform.mail.mutations.suppress);
  return (
    <div className="grid gap-10">
      <div className="grid gap-4">
        <div className="flex flex-wrap items-end gap-3">
          <Field label={words.address} className="w-full max-w-md">
            {(wiring) => <Input {...wiring} type="search" maxLength={254} placeholder={words.placeholder} value={address} onChange={(event) => setAddress(event.target.value)} />}
          </Field>
          {wanted.includes("@") && (
            <Act size="md" deed={() => suppress({ address: wanted })} done={words.suppressed}>
              {words.suppress}
            </Act>
          )}
        </div>
        {wanted.includes("@") ? <Messages address={wanted} /> : <p className="text-sm text-ink-soft">{words.enter}</p>}
      </div>
      <Suppressions />
    </div>
  );
}

function Messages({ address }: { address: string }) {
  const { results, status, loadMore } = usePaginatedQuery(api.platform.mail.queries.messages, { address }, { initialNumItems: 30 });
  if (status === "LoadingFirstPage") return <ListSkeleton label={words.loading} />;
  if (results.length === 0) return <EmptyState title={words.none.title}>{words.none.text}</EmptyState>;
  return (
    <>
      <ul className="divide-y border-y text-sm">
        {results.map(({ key, template, state, note, times }) => (
          <li key={key} className="grid gap-x-4 gap-y-0.5 py-2 md:grid-cols-[10rem_minmax(0,1fr)_auto]">
            <span className="font-medium">{storedWords(mailNames, template)}</span>
            <span className="min-w-0 text-ink-faint">
              <span className="font-mono text-xs break-all">{key}</span> {note && <span className="block text-ink-soft">{note}</span>}
            </span>
            <span className="flex items-center gap-3 tabular-nums">
              <span className="text-ink-faint">{times[state] !== undefined && momentWords(times[state])}</span>
              <Badge tone={state === "delivered" ? "positive" : ["failed", "bounced", "complained"].includes(state) ? "danger" : "neutral"}>{mailStates[state]}</Badge>
            </span>
          </li>
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(30)} />
    </>
  );
}

function Suppressions() {
  const { results, status, loadMore } = usePaginatedQuery(api.platform.mail.queries.suppressions, {}, { initialNumItems: 30 });
  const lift = useMutation(api.platform.mail.mutations.lift);
  return (
    <Section title={suppressions.title} empty={status === "Exhausted" && results.length === 0}>
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={suppressions.loading} rows={2} />
      ) : (
        <ul className="divide-y border-y text-sm">
          {results.map(({ suppressionId, address, reason, since }) => (
            <li key={suppressionId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 break-all">
                {address} <span className="text-ink-faint tabular-nums">{suppressionReasons[reason]}, {momentWords(since)}</span>
              </span>
              <Act deed={() => lift({ suppressionId })} done={suppressions.lifted} aria-label={suppressions.liftOf(address)}>
                {suppressions.lift}
              </Act>
            </li>
          ))}
        </ul>
      )}
      {status !== "LoadingFirstPage" && <ListEnd status={status} onMore={() => loadMore(30)} />}
    </Section>
  );
}
