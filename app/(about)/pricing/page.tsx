import type { Metadata } from "next";
import { Article } from "@/components/pages/article";
import { FeeExamples } from "@/components/pages/fee-examples";
import { pricingWords } from "@/strings/pages";
import { pageMetadata } from "@/lib/seo/metadata";

export const metadata: Metadata = pageMetadata({ title: pricingWords.title, description: pricingWords.lead, path: "/pricing" });

export default function PricingPage() {
  return (
    <Article words={pricingWords}>
      <FeeExamples />
    </Article>
  );
}
