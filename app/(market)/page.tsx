import type { Metadata } from "next";
import { toEntry } from "@/components/beats/beat-entry";
import { ForProducers } from "@/components/home/for-producers";
import { Hero } from "@/components/home/hero";
import { HowLicencesWork } from "@/components/home/how-licences-work";
import { Newest } from "@/components/home/newest";
import { Trending } from "@/components/home/trending";
import { JsonLdBlock } from "@/components/seo/json-ld";
import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";
import { absolute } from "@/lib/seo/address";
import { pageMetadata } from "@/lib/seo/metadata";
import { websiteData } from "@/lib/seo/structured";
import { site } from "@/strings/layout";

const NEWEST = 10;

export const metadata: Metadata = pageMetadata({
  title: site.title,
  description: site.description,
  path: "/",
  feeds: "",
  whole: true,
});

export default async function HomePage() {
  const [{ page }, trending] = await Promise.all([
    asVisitor().query(api.beats.queries.list, { paginationOpts: { numItems: NEWEST, cursor: null } }),
    asVisitor().query(api.beats.queries.trending, {}),
  ]);
  const entries = page.map(toEntry);
  return (
    <>
      <JsonLdBlock data={websiteData({ url: absolute("/"), searchUrl: absolute("/beats?q=") })} />
      <Hero entries={entries} />
      <Trending entries={trending.map(toEntry)} />
      <Newest entries={entries} />
      <HowLicencesWork />
      <ForProducers />
    </>
  );
}
