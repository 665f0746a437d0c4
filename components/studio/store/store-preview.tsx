"use client";

import type { FunctionReturnType } from "convex/server";
import { Fragment, type ReactNode } from "react";
import { fromWords, priceWords } from "@/components/beats/price";
import { Cover } from "@/components/beats/cover";
import { StoreAbout } from "@/components/store/store-about";
import { StoreHead } from "@/components/store/store-head";
import { StoreLinks } from "@/components/store/store-links";
import type { api } from "@/convex/_generated/api";
import { type StoreSection, storeLinkUrl } from "@/lib/domain/storefront";
import { storePreview as words } from "@/strings/studioStore";
import type { EditableStore, StoreDraft } from "./store-draft";

type OwnBeat = FunctionReturnType<typeof api.beats.queries.mine>["page"][number];
type Props = { store: EditableStore; draft: StoreDraft; beats: readonly OwnBeat[] };
const IN_BANNER = 4;
const IN_LIST = 3;

/** The store as a phone shows it, while it is being shaped. To look at: what stands in it cannot be pressed. */
export function StorePreview({ store, draft, beats }: Props) {
  const featured = beats.find(({ beatId }) => beatId === draft.featuredBeatId);
  const links = draft.links.flatMap(({ label, url }) => {
    const whole = storeLinkUrl(url);
    return whole === null ? [] : [{ label, url: whole }];
  });
  const sections: Record<StoreSection, ReactNode> = {
    about: draft.bio && <StoreAbout bio={draft.bio} />,
    links: links.length > 0 && <StoreLinks links={links} />,
    featured: featured && <Featured beat={featured} />,
    beats: beats.length > 0 ? <ul className="border-t">{beats.slice(0, IN_LIST).map((beat) => <Row key={beat.beatId} beat={beat} />)}</ul> : <p className="text-center text-sm text-ink-faint">{words.empty}</p>,
  };
  return (
    <aside aria-label={words.label} className="lg:sticky lg:top-20 lg:self-start">
      <p className="pb-2 text-sm text-ink-faint">{words.title}</p>
      <div inert data-accent={draft.accent} className="grid max-h-[44rem] gap-6 overflow-hidden rounded-lg border bg-ground pb-6">
        <StoreHead as="h2" store={store} peaks={beats.slice(0, IN_BANNER).map(({ peaks }) => peaks)} />
        {draft.sections.map(({ kind, shown }) => shown && sections[kind] && <Fragment key={kind}><div className="px-4">{sections[kind]}</div></Fragment>)}
      </div>
    </aside>
  );
}

function Row({ beat }: { beat: OwnBeat }) {
  return (
    <li className="flex h-16 items-center gap-3 border-b">
      <Cover peaks={beat.peaks} className="size-11" />
      <span className="min-w-0 flex-1 truncate font-medium">{beat.title}</span>
      <span className="text-sm tabular-nums">{beat.fromPrice === null ? "" : (fromWords({ fromPrice: beat.fromPrice, currency: beat.currency, sold: false }) ?? "")}</span>
    </li>
  );
}

function Featured({ beat }: { beat: OwnBeat }) {
  return (
    <div className="flex items-center gap-4 rounded-lg border bg-raised p-4">
      <span aria-hidden className="size-12 shrink-0 rounded-full bg-signal" />
      <div className="min-w-0">
        <p className="truncate text-lg font-semibold">{beat.title}</p>
        <p className="text-sm text-ink-soft tabular-nums">{beat.fromPrice === null ? "" : words.from(priceWords(beat.fromPrice, beat.currency))}</p>
      </div>
    </div>
  );
}
