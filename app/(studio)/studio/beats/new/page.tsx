import type { Metadata } from "next";
import { NewBeatForm } from "@/components/studio/new-beat-form";
import { requireCreator } from "@/components/studio/require-creator";

export const metadata: Metadata = { title: "Add a beat" };

export default async function NewBeatPage() {
  await requireCreator("/studio/beats/new");
  return (
    <div className="page grid gap-10 py-10 md:py-14">
      <header className="grid gap-2">
        <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">Add a beat</h1>
        <p className="text-ink-soft">It is saved as a draft. You publish it when you have heard the preview.</p>
      </header>
      <div className="max-w-2xl">
        <NewBeatForm />
      </div>
    </div>
  );
}
