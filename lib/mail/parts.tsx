import { Button, Heading, Link, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { LOOK } from "./look";

export function Title({ children }: { children: ReactNode }) {
  return (
    <Heading as="h1" style={{ margin: "0 0 12px", fontSize: 22, lineHeight: "28px", fontWeight: 600, letterSpacing: "-0.015em", color: LOOK.ink }}>
      {children}
    </Heading>
  );
}

export function Paragraph({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  const size = quiet ? { fontSize: 13, lineHeight: "20px", color: LOOK.inkSoft } : { fontSize: 15, lineHeight: "24px", color: LOOK.ink };
  return <Text style={{ margin: "0 0 16px", ...size }}>{children}</Text>;
}

export function Action({ href, children }: { href: string; children: ReactNode }) {
  const look = { backgroundColor: LOOK.signal, color: LOOK.onSignal, borderRadius: 6, padding: "12px 20px", fontSize: 15, fontWeight: 600 };
  return (
    <Button href={href} style={{ ...look, margin: "4px 0 20px", display: "inline-block", textDecoration: "none" }}>
      {children}
    </Button>
  );
}

/** The same link in words, for clients that show no button. */
export function PlainLink({ href }: { href: string }) {
  return (
    <Link href={href} style={{ color: LOOK.signal, wordBreak: "break-all" }}>
      {href}
    </Link>
  );
}

/** A link within words. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} style={{ color: LOOK.signal, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}
