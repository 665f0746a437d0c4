"use client";

import { useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Check, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { PageLink } from "@/components/ui/page-link";
import { api } from "@/convex/_generated/api";
import { firstSteps as words } from "@/strings/welcome";
import { hiddenSteps } from "./hidden-steps";

type Beat = NonNullable<FunctionReturnType<typeof api.stores.queries.firstSteps>>["beat"];
type Step = { title: string; text: string; href?: string; action?: string };

/** The way to a store's first beat on sale, by what is there; gone once there is one, or when it is not wanted. */
export function FirstSteps({ storeName }: { storeName: string }) {
  const hidden = useSyncExternalStore(hiddenSteps.subscribe, hiddenSteps.read, () => true);
  const progress = useQuery(api.stores.queries.firstSteps, hidden ? "skip" : {});
  if (hidden || progress === undefined || progress === null) return null;
  const at = reached(progress.beat);
  return (
    <section aria-labelledby="first-steps" className="grid gap-4 rounded-lg border bg-raised p-5">
      <div className="flex items-start justify-between gap-4">
        <h2 id="first-steps" className="text-lg font-semibold tracking-tight">
          {words.title}
        </h2>
        <Button variant="ghost" size="icon-sm" aria-label={words.dismiss} onClick={hiddenSteps.hide}>
          <X aria-hidden />
        </Button>
      </div>
      <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {stepsOf(storeName, progress.beat).map((step, index) => (
          <StepLine key={step.title} step={step} number={index + 1} state={index < at ? "done" : index === at ? "next" : "later"} />
        ))}
      </ol>
    </section>
  );
}

/** Which step is next; those before it are done. */
function reached(beat: Beat): number {
  if (beat === null) return 1;
  return beat.processing || beat.missing > 0 ? 2 : 3;
}

function stepsOf(storeName: string, beat: Beat): Step[] {
  const href = beat === null ? undefined : `/studio/beats/${beat.beatId}`;
  const finish = beat === null ? words.finish.text : beat.missing > 0 ? words.finish.missing(beat.missing) : beat.processing ? words.finish.waiting : words.finish.text;
  return [
    { title: words.store.title, text: words.store.text(storeName) },
    { title: words.upload.title, text: words.upload.text, href: "/studio/beats/new", action: words.upload.action },
    { title: words.finish.title, text: finish, ...(beat && href && { href, action: words.finish.action(beat.title) }) },
    { title: words.publish.title, text: words.publish.text, ...(beat && href && { href, action: words.publish.action(beat.title) }) },
  ];
}

function StepLine({ step: { title, text, href, action }, number, state }: { step: Step; number: number; state: "done" | "next" | "later" }) {
  return (
    <li aria-current={state === "next" ? "step" : undefined} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-2">
      <span aria-hidden className={cn("grid size-6 place-items-center rounded-full border text-xs tabular-nums", state === "done" ? "border-positive-text text-positive-text" : "text-ink-faint")}>
        {state === "done" ? <Check className="size-3.5" /> : number}
      </span>
      <div className="grid content-start justify-items-start gap-2">
        <h3 className={cn("font-medium", state === "later" && "text-ink-soft")}>
          <span className="sr-only">{words[state]}</span> {title}
        </h3>
        <p className="text-sm text-ink-soft">{text}</p>
        {state === "next" && href !== undefined && (
          <PageLink href={href} className={buttonVariants({ size: "sm", className: "h-auto max-w-full py-1.5 whitespace-normal" })}>
            {action}
          </PageLink>
        )}
      </div>
    </li>
  );
}
