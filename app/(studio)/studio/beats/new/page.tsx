import type { Metadata } from "next";
import { sourceBeat } from "@/components/studio/source-beat";
import { NewBeatForm } from "@/components/studio/new-beat-form";
import { standardTiers } from "@/components/studio/templates/standard-tiers";
import { requireCreator } from "@/components/studio/require-creator";

export const metadata: Metadata = { title: "Add a beat" };

export default async function NewBeatPage({ searchParams }: { searchParams: Promise<{ from?: string | string[] }> }) {
  const { from } = await searchParams;
  await requireCreator(typeof from === "string" ? `/studio/beats/new?from=${from}` : "/studio/beats/new");
  const [source, standard] = [await sourceBeat(from), await standardTiers()];
  return (
    <div className="page grid gap-10 py-10 md:py-14">
      <header className="grid gap-2">
        <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{source ? "Duplicate a beat" : "Add a beat"}</h1>
        <p className="max-w-prose text-ink-soft">
          {source
            ? `The words and licences of “${source.title}” are filled in. The recording is yours to choose: an exclusive is sold once, so two beats never share one.`
            : "It is saved as a draft. You publish it when you have heard the preview."}
        </p>
      </header>
      <div className="max-w-2xl">
        <NewBeatForm source={source} standard={standard} />
      </div>
    </div>
  );
}
