"use client";

import { Search } from "lucide-react";
import type { FunctionReturnType } from "convex/server";
import { type ReactNode, useEffect, useId, useMemo, useState } from "react";
import type { api } from "@/convex/_generated/api";
import { wordsPath } from "@/lib/domain/wordSearch";
import { search } from "@/strings/layout";
import { Cover } from "../beats/cover";
import { useAsk } from "../providers/use-ask";
import { cn } from "../ui/cn";
import { Skeleton } from "../ui/skeleton";

/** How long typing must rest before anybody is asked, ms. */
const REST_MS = 150;
/** Answers kept while the page lives: letters taken back show at once. */
const KEPT = 40;

type Found = FunctionReturnType<typeof api.beats.queries.suggestions>;
type Answer = { words: string; found: Found | null };
/** What Enter leads to, and the option that says so. */
export type Suggestion = { id: string; href: string };

const answers = new Map<string, Found>();

type Props = { listId: string; words: string; active: number; onOptions: (options: readonly Suggestion[]) => void; onPick: (href: string) => void };

/** What the words so far could mean, as options of the list below the search box. The box keeps the keyboard. */
export default function SearchSuggestions({ listId, words, active, onOptions, onPick }: Props) {
  const id = useId();
  const answer = useAnswer(words);
  const options = useMemo(() => {
    const { beats, creators } = answer?.found ?? { beats: [], creators: [] };
    const hrefs = [...beats.map(({ slug }) => `/beats/${slug}`), ...creators.map(({ slug }) => `/${slug}`), wordsPath(words)];
    return hrefs.map((href, at) => ({ id: `${id}-${at}`, href }));
  }, [answer, words, id]);
  useEffect(() => {
    onOptions(options);
    return () => onOptions([]);
  }, [options, onOptions]);

  const option = (at: number, content: ReactNode) => (
    <div
      key={options[at]?.id}
      id={options[at]?.id}
      role="option"
      aria-selected={at === active}
      // The press must not take the focus out of the box, or the list would be gone before the click.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onPick(options[at]?.href ?? "/beats")}
      className={cn("flex min-h-12 cursor-pointer items-center gap-3 px-4 py-2 hover:bg-hover md:px-8 lg:px-4", at === active && "bg-hover")}
    >
      {content}
    </div>
  );
  if (answer === null) return <Waiting />;
  const { found } = answer;
  const count = found === null ? 0 : found.beats.length + found.creators.length;
  return (
    <>
      {count === 0 && <p className="px-4 pt-4 text-sm text-ink-soft md:px-8 lg:px-4">{found === null ? search.failed : search.none}</p>}
      <div id={listId} role="listbox" aria-label={search.suggestions}>
        {found && found.beats.length > 0 && (
          <Group title={search.beats}>
            {found.beats.map(({ title, store, levels }, at) => option(at, <Line picture={<Cover peaks={levels} className="size-9" />} title={title} more={store} />))}
          </Group>
        )}
        {found && found.creators.length > 0 && (
          <Group title={search.creators}>
            {found.creators.map(({ name, beats }, at) => option(found.beats.length + at, <Line picture={<Initial name={name} />} title={name} more={search.onSale(beats)} />))}
          </Group>
        )}
        {option(count, <Line picture={<Search className="mx-2.5 size-4 text-ink-faint" />} title={search.all(words)} />)}
      </div>
      <span role="status" className="sr-only">
        {search.count(count)}
      </span>
    </>
  );
}

/** What was found for these words, or for those before them until then; null before the first answer. */
function useAnswer(words: string): Answer | null {
  const ask = useAsk();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    const known = answers.get(words);
    let left = false;
    const show = (found: Found | null) => void (left || setAnswer({ words, found }));
    const timer = setTimeout(
      () => {
        if (known !== undefined) return show(known);
        ask.query((api) => api.beats.queries.suggestions, { words }).then(
          (found) => {
            const [oldest] = answers.keys();
            if (answers.size >= KEPT && oldest !== undefined) answers.delete(oldest);
            answers.set(words, found);
            show(found);
          },
          () => show(null),
        );
      },
      known === undefined ? REST_MS : 0,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [ask, words]);
  return answer;
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={title} className="border-b py-2">
      <p aria-hidden className="px-4 pt-1 pb-2 text-xs text-ink-faint md:px-8 lg:px-4">
        {title}
      </p>
      {children}
    </div>
  );
}

function Line({ picture, title, more }: { picture: ReactNode; title: string; more?: string }) {
  return (
    <>
      <span aria-hidden className="shrink-0">{picture}</span>
      <span className="grid min-w-0 text-sm">
        <span className="truncate font-medium">{title}</span>
        {more !== undefined && <span className="truncate text-xs text-ink-soft">{more}</span>}
      </span>
    </>
  );
}

function Initial({ name }: { name: string }) {
  return <span className="grid size-9 place-items-center rounded-full bg-sunken text-sm font-medium text-ink-soft">{[...name][0]?.toUpperCase()}</span>;
}

/** As tall as a few suggestions. */
function Waiting() {
  return (
    <div aria-hidden className="grid gap-3 px-4 py-5 md:px-8 lg:px-4">
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex items-center gap-3">
          <Skeleton className="size-9" />
          <Skeleton className="h-4 w-40" />
        </div>
      ))}
    </div>
  );
}
