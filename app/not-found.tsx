import type { Metadata } from "next";
import { NotHere } from "@/components/layout/not-here";
import { notFound as words } from "@/strings/states";

export const metadata: Metadata = { title: words.documentTitle };

export default function NotFound() {
  return <NotHere words={words} ways={[["/beats", words.beats], ["/library", words.library], ["/help", words.help]]} />;
}
