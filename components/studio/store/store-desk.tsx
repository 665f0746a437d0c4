"use client";

import { useQuery } from "convex/react";
import { PageLink } from "@/components/ui/page-link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
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
          <h2 id="pictures" className="text-lg font-semibold tracking-tight">Pictures</h2>
          <p className="text-sm text-ink-soft">Without them, your store is drawn from the waveforms of your newest beats.</p>
          <ImageField slot="avatar" label="Portrait or logo" hint="Square. JPEG, PNG or WebP, up to 5 MB." url={store.avatar} />
          <ImageField slot="banner" label="Banner" hint="Wide, four to one. JPEG, PNG or WebP, up to 5 MB." url={store.banner} />
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
      <Alert tone="danger" role="alert" title="Your last change is not saved.">
        <p>{saving.words}</p>
        {saving.conflict && (
          <Button size="sm" variant="secondary" className="mt-2" onClick={() => window.location.reload()}>
            Reload
          </Button>
        )}
      </Alert>
    );
  }
  const words = blocked ? "Not saved: one of the links needs a look." : { saved: "All changes are saved.", waiting: "Saving when you pause…", saving: "Saving…" }[saving.state];
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm text-ink-soft">
      <span role="status">{words}</span>
      <PageLink href={`/${slug}`} className="link">
        See your store
      </PageLink>
    </p>
  );
}
