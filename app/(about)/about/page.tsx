import type { Metadata } from "next";
import { connection } from "next/server";
import { Article } from "@/components/pages/article";
import { aboutWords } from "@/strings/pages";
import { operator } from "@/lib/operator";
import { pageMetadata } from "@/lib/seo/metadata";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const { title, lead } = aboutWords(operator());
  return pageMetadata({ title, description: lead, path: "/about" });
}

export default async function Page() {
  await connection();
  return <Article words={aboutWords(operator())} />;
}
