import type { Metadata } from "next";
import { sourceBeat } from "@/components/studio/source-beat";
import { NewBeatForm } from "@/components/studio/new-beat-form";
import { standardTiers } from "@/components/studio/templates/standard-tiers";
import { requireCreator } from "@/components/studio/require-creator";
import { newBeat as words } from "@/strings/beatForm";

export const metadata: Metadata = { title: words.title };

export default async function NewBeatPage({ searchParams }: { searchParams: Promise<{ from?: string | string[] }> }) {
  const { from } = await searchParams;
  await requireCreator(typeof from === "string" ? `/studio/beats/new?from=${from}` : "/studio/beats/new");
  const [source, standard] = [await sourceBeat(from), await standardTiers()];
  return (
    <div className="page grid gap-10 py-10 md:py-14">
      <header className="grid gap-2">
        <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{source ? words.duplicate : words.title}</h1>
        <p className="max-w-prose text-ink-soft">
          {source ? words.duplicateText(source.title) : words.text}
        </p>
      </header>
      <div className="max-w-2xl">
        <NewBeatForm source={source} standard={standard} />
      </div>
    </div>
  );
}
