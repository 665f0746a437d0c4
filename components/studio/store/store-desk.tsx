"use client";

import { useQuery } from "convex/react";
import { PageLink } from "@/components/ui/page-link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import { storeSaving, studioStore } from "@/strings/studioStore";
import { AccentChoice } from "./accent-choice";
import { ImageField } from "./image-field";
import { LinkEditor } from "./link-editor";
import { SectionOrder } from "./section-order";
import { type EditableStore, linkProblems } from "./store-draft";
import { StorePreview } from "./store-preview";
import { type Saving, useStoreDraft } from "./use-store-draft";
import { WordsFields } from "./words-fields";

/** Where a creator shapes their store: every change is in the preview at once and saved by itself. */
export function StoreDesk() {
  const store = useQuery(api.stores.queries.edit, {});
  if (store === undefined) return <Skeleton className="h-[40rem]" />;
  return <Desk store={store} />;
}

function Desk({ store }: { store: EditableStore }) {
  const { draft, change, saving } = useStoreDraft(store);
  const beats = useQuery(api.beats.queries.mine, { paginationOpts: { numItems: 50, cursor: null } })?.page ?? [];
  const onSale = beats.filter(({ status }) => status === "published");
  const problems = linkProblems(draft);
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-16">
      <div className="grid content-start gap-10">
        <SavingLine saving={saving} blocked={problems.size > 0} slug={store.slug} />
        <section aria-labelledby="pictures" className="grid gap-4">
          <h2 id="pictures" className="text-lg font-semibold tracking-tight">{studioStore.pictures}</h2>
          <p className="text-sm text-ink-soft">{studioStore.picturesText}</p>
          <ImageField slot="avatar" label={studioStore.avatar.label} hint={studioStore.avatar.hint} url={store.avatar} />
          <ImageField slot="banner" label={studioStore.banner.label} hint={studioStore.banner.hint} url={store.banner} />
        </section>
        <WordsFields draft={draft} beats={onSale} onChange={change} />
        <AccentChoice accent={draft.accent} onChange={(accent) => change({ accent })} />
        <LinkEditor links={draft.links} problems={problems} onChange={(links) => change({ links })} />
        <SectionOrder sections={draft.sections} onChange={(sections) => change({ sections })} />
      </div>
      <StorePreview store={store} draft={draft} beats={onSale} />
    </div>
  );
}

function SavingLine({ saving, blocked, slug }: { saving: Saving; blocked: boolean; slug: string }) {
  if (saving.state === "failed") {
    return (
      <Alert tone="danger" role="alert" title={storeSaving.failed}>
        <p>{saving.words}</p>
        {saving.conflict && (
          <Button size="sm" variant="secondary" className="mt-2" onClick={() => window.location.reload()}>
            {storeSaving.reload}
          </Button>
        )}
      </Alert>
    );
  }
  const words = blocked ? storeSaving.blocked : storeSaving.states[saving.state];
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm text-ink-soft">
      <span role="status">{words}</span>
      <PageLink href={`/${slug}`} className="link">
        {storeSaving.see}
      </PageLink>
    </p>
  );
}
