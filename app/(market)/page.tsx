import { toEntry } from "@/components/beats/beat-entry";
import { Hero } from "@/components/home/hero";
import { HowLicencesWork } from "@/components/home/how-licences-work";
import { Newest } from "@/components/home/newest";
import { api } from "@/convex/_generated/api";
import { asVisitor } from "@/lib/convex";

const NEWEST = 10;

export default async function HomePage() {
  const { page } = await asVisitor().query(api.beats.queries.list, { paginationOpts: { numItems: NEWEST, cursor: null } });
  const entries = page.map(toEntry);
  return (
    <>
      <Hero entries={entries} />
      <Newest entries={entries} />
      <HowLicencesWork />
    </>
  );
}
