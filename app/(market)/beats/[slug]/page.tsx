import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BeatHead } from "@/components/beats/beat-head";
import { LicensePicker } from "@/components/beats/license-picker";
import { fromWords } from "@/components/beats/price";
import { BeatFactsForMachines } from "@/components/seo/beat-facts";
import { Badge } from "@/components/ui/badge";
import { pageMetadata } from "@/lib/seo/metadata";
import { beatBySlug } from "./beat-by-slug";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ tier?: string | string[]; coupon?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const beat = await beatBySlug((await params).slug);
  if (!beat) return { title: "No such beat" };
  const price = fromWords(beat);
  return pageMetadata({
    title: `${beat.title} by ${beat.store.name}`,
    description: beat.description || `${beat.title} by ${beat.store.name}. ${price ? `Licences ${price}.` : "Sold."} Hear it here.`,
    path: `/beats/${beat.slug}`,
    picture: `/api/og/beats/${beat.slug}`,
  });
}

export default async function BeatPage({ params, searchParams }: Props) {
  const beat = await beatBySlug((await params).slug);
  if (!beat) notFound();
  const { tier, coupon } = await searchParams;
  const words = [...beat.moods, ...beat.tags];
  return (
    <div className="page grid gap-12 py-8 md:gap-16 md:py-12">
      <BeatFactsForMachines beat={beat} />
      <BeatHead beat={beat} />
      <LicensePicker beat={beat} chosen={tier} coupon={coupon} />
      {(beat.description || words.length > 0) && (
        <section aria-labelledby="about" className="grid gap-4">
          <h2 id="about" className="text-2xl font-semibold tracking-tight">
            About this beat
          </h2>
          {beat.description && <p className="max-w-prose whitespace-pre-line text-ink-soft">{beat.description}</p>}
          {words.length > 0 && (
            <ul aria-label="Moods and tags" className="flex flex-wrap gap-2">
              {words.map((word) => (
                <li key={word}>
                  <Badge>{word}</Badge>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </div>
  );
}
