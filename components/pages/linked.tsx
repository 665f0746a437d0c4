import Link from "next/link";
import type { ReactNode } from "react";

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

/** A paragraph's text with its `[words](address)` as links. */
export function Linked({ text }: { text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, words = "", address = ""] = match;
    parts.push(text.slice(at, match.index), <Link key={match.index} href={address} prefetch={false} className="link">{words}</Link>);
    at = match.index + whole.length;
  }
  return [...parts, text.slice(at)];
}
