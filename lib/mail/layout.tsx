import { Body, Container, Head, Html, Preview, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { LOOK } from "./look";

/** Heights of the bars, px. Table cells, because many clients show no SVG; a middle grey, because some turn the ground dark and leave small areas as they are. */
const MARK = [6, 14, 22, 10, 18, 8];

interface MailLayoutProps {
  /** What an inbox shows beside the subject. */
  preview: string;
  /** Why this mail came, in the footer. */
  reason: string;
  children: ReactNode;
}

/** The frame of every mail: mark, one card, one line that says why it came. */
export function MailLayout({ preview, reason, children }: MailLayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, padding: "32px 16px", backgroundColor: LOOK.ground, color: LOOK.ink, fontFamily: LOOK.fonts }}>
        <Container style={{ maxWidth: 520, margin: "0 auto" }}>
          <Mark />
          <Section style={{ backgroundColor: LOOK.raised, border: `1px solid ${LOOK.line}`, borderRadius: 10, padding: "32px 32px 24px" }}>{children}</Section>
          <Text style={{ margin: "16px 0 0", padding: "0 8px", color: LOOK.inkFaint, fontSize: 12, lineHeight: "18px" }}>{reason}</Text>
        </Container>
      </Body>
    </Html>
  );
}

function Mark() {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} style={{ margin: "0 0 16px 8px" }}>
      <tbody>
        <tr style={{ height: 24 }}>
          {MARK.map((height, at) => (
            <td key={at} valign="middle" style={{ width: 5 }}>
              <div style={{ width: 3, height, backgroundColor: LOOK.wave, borderRadius: 2, fontSize: 0, lineHeight: 0 }} />
            </td>
          ))}
          <td valign="middle" style={{ paddingLeft: 6, fontSize: 16, fontWeight: 600, letterSpacing: "-0.01em", color: LOOK.ink }}>
            Backline
          </td>
        </tr>
      </tbody>
    </table>
  );
}
