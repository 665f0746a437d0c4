"use client";

import { Alert } from "@/components/ui/alert";
import type { ArchiveKind } from "@/lib/domain/beatTiers";
import { beatEditor as words } from "@/strings/beatDesk";
import { ArchivePanels } from "./archive-panel";
import { detailProblems } from "./beat-details";
import { BeatFields } from "./beat-fields";
import type { BeatSaver, SaverState } from "./edit/beat-saver";
import { ClashPanel } from "./edit/clash-panel";
import type { EditableBeat } from "./edit/editing";
import { fieldAnchor } from "./edit/field-names";
import { Heard } from "./heard";
import { TemplateBar } from "./templates/template-bar";
import { TierEditor } from "./tier-editor";
import { assetsFrom, containerOfName } from "./tier-promise";

/** Words and licences of a beat, saved while they are written. */
export function BeatEditor({ beat, saver, state }: { beat: EditableBeat; saver: BeatSaver; state: SaverState }) {
  const { editing, clash, problem, restored } = state;
  const onSale = beat.status === "published";
  return (
    <div className="grid gap-10">
      {clash && <ClashPanel saver={saver} clash={clash} state={state} currency={beat.currency} onSale={onSale} />}
      {problem && <Alert tone="danger" role="alert" title={words.notSaved}>{words.notSavedText(problem)}</Alert>}
      {restored && onSale && <Alert title={words.restored.title}>{words.restored.text}</Alert>}
      <section className="grid gap-4" aria-labelledby="details">
        <h2 id="details" className="text-lg font-semibold tracking-tight">{words.details}</h2>
        <Heard heard={beat.heard} details={editing.details} onChange={(details) => saver.change({ ...editing, details })} />
        <BeatFields details={editing.details} problems={detailProblems(editing.details)} onChange={(details) => saver.change({ ...editing, details })} />
      </section>
      <section className="grid gap-4" aria-labelledby="parts">
        <h2 id="parts" className="text-lg font-semibold tracking-tight">{words.parts}</h2>
        <ArchivePanels beat={beat} />
      </section>
      <section className="grid gap-4" aria-labelledby="licences">
        <h2 id="licences" className="text-lg font-semibold tracking-tight">{words.licences}</h2>
        <p className="text-sm text-ink-soft">{words.licencesText}</p>
        <TemplateBar tiers={editing.tiers} onApply={(tiers) => saver.change({ ...editing, tiers })} />
        <div id={fieldAnchor("tiers")}>
          <TierEditor tiers={editing.tiers} assets={{ ...assetsFrom(beat.container ?? containerOfName(beat.masterName)), ...partsOf(beat) }} onChange={(tiers) => saver.change({ ...editing, tiers })} showProblems />
        </div>
      </section>
    </div>
  );
}

/** The ZIPs that licences deliver from now on: those that were looked into. */
function partsOf({ archives }: EditableBeat) {
  const ready = (kind: ArchiveKind) => archives.some((archive) => archive.kind === kind && archive.state === "ready");
  return { stems: ready("stems"), trackouts: ready("trackouts") };
}
