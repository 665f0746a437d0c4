"use client";

import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { toast } from "../ui/toast";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { type BeatDetails, detailProblems, toBeatFields } from "./beat-details";
import { BeatFields } from "./beat-fields";
import { tierDrafts, tierProblem, toTierSettings } from "./tier-drafts";
import { TierEditor } from "./tier-editor";
import { assetsFrom, containerOfName } from "./tier-promise";

export type EditableBeat = FunctionReturnType<typeof api.beats.queries.edit>;

/** Words and licences of a saved beat. Saving names the version it was made from, so two windows never overwrite each other. */
export function BeatEditor({ beat }: { beat: EditableBeat }) {
  const update = useMutation(api.beats.mutations.update);
  const [details, setDetails] = useState<BeatDetails>({
    title: beat.title,
    description: beat.description,
    genre: beat.genre,
    bpm: beat.bpm === null ? "" : String(beat.bpm),
    key: beat.key ?? "",
    moods: beat.moods,
    tags: beat.tags.join(", "),
  });
  const [tiers, setTiers] = useState(() => tierDrafts(beat.tiers));
  const [version, setVersion] = useState(beat.version);
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const problems = detailProblems(details);
  const blocked = Object.keys(problems).length > 0 ? "Some fields need a look." : tierProblem(tiers);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const fields = toBeatFields(details);
    if (blocked || !fields) return;
    setPending(true);
    setProblem(null);
    try {
      const saved = await update({ beatId: beat.beatId, version, masterFileId: beat.masterFileId, ...fields, tiers: toTierSettings(tiers) });
      setVersion(saved.version);
      toast.success("Saved.");
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <form noValidate className="grid gap-10" onSubmit={(event) => void submit(event)}>
      <section className="grid gap-4" aria-labelledby="details">
        <h2 id="details" className="text-lg font-semibold tracking-tight">Details</h2>
        <BeatFields details={details} problems={tried ? problems : {}} onChange={setDetails} />
      </section>
      <section className="grid gap-4" aria-labelledby="licences">
        <h2 id="licences" className="text-lg font-semibold tracking-tight">Licences</h2>
        <p className="text-sm text-ink-soft">A change of price holds for sales from now on. Licences already sold keep their terms.</p>
        <TierEditor tiers={tiers} assets={assetsFrom(beat.container ?? containerOfName(beat.masterName))} onChange={setTiers} showProblems={tried} />
      </section>
      <div className="grid gap-4">
        {problem && <Alert tone="danger" role="alert" title="Your changes were not saved.">{problem}</Alert>}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" variant="secondary" pending={pending}>
            Save changes
          </Button>
          <p role="status" className="text-sm text-ink-soft">{tried && blocked}</p>
        </div>
      </div>
    </form>
  );
}
