"use client";

import { Undo2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { bulkReport as words } from "@/strings/studioBeats";
import type { BulkReport as Report } from "./use-bulk";

/** What became of the last change, row by row where it was refused. Stays until it is put away. */
export function BulkReport({ report, onDismiss }: { report: Report; onDismiss: () => void }) {
  const { kind, changed, same, refused, undo } = report;
  return (
    <section role="status" aria-label={words.label} className="grid gap-3 rounded-lg border bg-raised p-4 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="grow">
          <span className="font-medium">{changed > 0 ? words.did[kind](changed) : words.nothing}</span>
          {same > 0 && ` ${words.same(same)}`}
          {refused.length > 0 && ` ${words.refused(refused.length)}`}
        </p>
        {undo && (
          <Button size="sm" variant="secondary" onClick={() => void undo()}>
            <Undo2 aria-hidden /> {words.undo}
          </Button>
        )}
        <Button size="icon-sm" variant="ghost" aria-label={words.dismiss} onClick={onDismiss}>
          <X aria-hidden />
        </Button>
      </div>
      {refused.length > 0 && (
        <ul className="grid max-h-60 gap-1 overflow-y-auto">
          {refused.map(({ beatId, title, message }) => (
            <li key={beatId} className="grid sm:grid-cols-[minmax(0,14rem)_1fr] sm:gap-4">
              <span className="truncate font-medium">{title}</span>
              <span className="text-ink-soft">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
