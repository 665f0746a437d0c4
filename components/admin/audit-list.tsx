"use client";

import { usePaginatedQuery } from "convex/react";
import { useDeferredValue, useMemo, useState } from "react";
import { api } from "@/convex/_generated/api";
import { auditList as words } from "@/strings/admin";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { AuditRows } from "./audit-rows";

const FACETS = ["actor", "action", "subject"] as const;

/** The record of who did what, narrowed down by exact facets. */
export function AuditList() {
  const [fields, setFields] = useState({ actor: "", action: "", subject: "" });
  const settled = useDeferredValue(fields);
  const filter = useMemo(() => Object.fromEntries(Object.entries(settled).flatMap(([name, value]) => (value.trim() === "" ? [] : [[name, value.trim()]]))), [settled]);
  const { results, status, loadMore } = usePaginatedQuery(api.platform.queries.auditLog, { filter }, { initialNumItems: 50 });
  return (
    <div className="grid gap-4">
      <div role="search" className="grid gap-3 md:grid-cols-3">
        {FACETS.map((name) => (
          <Field key={name} label={words.facets[name].label}>
            {(wiring) => <Input {...wiring} type="search" placeholder={words.facets[name].hint} maxLength={200} value={fields[name]} onChange={(event) => setFields({ ...fields, [name]: event.target.value })} />}
          </Field>
        ))}
      </div>
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={words.loading} />
      ) : results.length === 0 && status === "Exhausted" ? (
        <EmptyState title={words.none.title}>{words.none.text}</EmptyState>
      ) : (
        <AuditRows entries={results} />
      )}
      {status !== "LoadingFirstPage" && <ListEnd status={status} onMore={() => loadMore(50)} />}
    </div>
  );
}
