import { type JsonLd, scriptJson } from "@/lib/seo/structured";

/** Facts of a page for machines. A data block, not a script: no policy needs to let it run. */
export function JsonLdBlock({ data }: { data: JsonLd }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />;
}
