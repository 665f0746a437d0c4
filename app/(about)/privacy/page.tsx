import type { Metadata } from "next";
import { connection } from "next/server";
import { Article } from "@/components/pages/article";
import { privacyWords } from "@/strings/pages";
import { operator } from "@/lib/operator";
import { pageMetadata } from "@/lib/seo/metadata";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const { title, lead } = privacyWords(operator());
  return pageMetadata({ title, description: lead, path: "/privacy" });
}

export default async function Page() {
  await connection();
  return <Article words={privacyWords(operator())} />;
}
