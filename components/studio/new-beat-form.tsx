"use client";

import { useMutation } from "convex/react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { uploadDesk } from "@/components/uploads/desk";
import { NEW_BEAT_SLOT } from "@/components/uploads/slots";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { newBeat as words } from "@/strings/beatForm";
import { detailProblems, EMPTY_DETAILS, titleFromFile, toBeatFields } from "./beat-details";
import { BeatFields } from "./beat-fields";
import { type BeatWords, editingOf } from "./edit/editing";
import { MasterUpload } from "./master-upload";
import { TierEditor } from "./tier-editor";
import { assetsFrom, containerOfName } from "./tier-promise";
import { TemplateBar } from "./templates/template-bar";
import { startingTiers, tierDrafts, tierProblem, type TierSetting, toTierSettings } from "./tier-drafts";
import type { UploadState } from "./upload-state";

/** Upload, words, licences, save. Saving makes a draft; it is published from its own page once the preview is made. */
export function NewBeatForm({ source, standard }: { source: BeatWords | null; /** What new beats of this store start from. */ standard: TierSetting[] | null }) {
  const router = useRouter();
  const create = useMutation(api.beats.mutations.create);
  const [upload, setUpload] = useState<UploadState>({ step: "empty" });
  const [details, setDetails] = useState(source ? editingOf(source).details : EMPTY_DETAILS);
  const [tiers, setTiers] = useState(() => (source ? editingOf(source).tiers : standard ? tierDrafts(standard) : startingTiers()));
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const assets = upload.step === "uploading" || upload.step === "done" ? assetsFrom(containerOfName(upload.name)) : null;
  const problems = detailProblems(details);
  const blocked =
    upload.step !== "done" ? (upload.step === "uploading" ? words.uploading : words.noMaster)
    : Object.keys(problems).length > 0 ? words.fields
    : tierProblem(tiers);

  const takeUpload = (next: UploadState) => {
    setUpload(next);
    if (next.step === "uploading" && next.percent === 0) setDetails((now) => (now.title === "" ? { ...now, title: titleFromFile(next.name) } : now));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const fields = toBeatFields(details);
    if (blocked || upload.step !== "done" || !fields) return;
    setPending(true);
    setProblem(null);
    try {
      const { beatId } = await create({
        masterFileId: upload.fileId,
        ...fields,
        tiers: toTierSettings(tiers),
      });
      await uploadDesk().cancel(NEW_BEAT_SLOT);
      router.push(`/studio/beats/${beatId}`);
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  };

  return (
    <form noValidate className="grid gap-10" onSubmit={(event) => void submit(event)}>
      <section className="grid gap-4" aria-labelledby="master">
        <h2 id="master" className="text-lg font-semibold tracking-tight">{words.master}</h2>
        <MasterUpload state={upload} onChange={takeUpload} />
      </section>
      <section className="grid gap-4" aria-labelledby="details">
        <h2 id="details" className="text-lg font-semibold tracking-tight">{words.details}</h2>
        <BeatFields details={details} problems={tried ? problems : {}} onChange={setDetails} />
      </section>
      <section className="grid gap-4" aria-labelledby="licences">
        <h2 id="licences" className="text-lg font-semibold tracking-tight">{words.licences}</h2>
        <TemplateBar tiers={tiers} onApply={setTiers} />
        <TierEditor tiers={tiers} assets={assets} onChange={setTiers} showProblems={tried} />
      </section>
      <div className="grid gap-4">
        {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" size="lg" pending={pending}>
            {words.submit}
          </Button>
          <p role="status" className="text-sm text-ink-soft">{tried && blocked}</p>
        </div>
      </div>
    </form>
  );
}
