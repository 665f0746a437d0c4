import { zonedMoment } from "../../domain/zonedMoment";
import { MailLayout } from "../layout";
import { Action, Paragraph, Title } from "../parts";
import type { MailTemplate } from "../template";
import { releaseMail } from "../../../strings/release";

export interface MissedFacts {
  beatId: string;
  beatTitle: string;
  /** The moment it was to go on sale, ms, and the zone it was chosen in. */
  at: number;
  timeZone: string;
  reasons: string[];
  appUrl: string;
}

/** Tells a creator that a beat did not go on sale when it should have, and why. */
export const releaseMissed: MailTemplate<MissedFacts> = {
  purpose: "notice",
  subject: ({ beatTitle }) => releaseMail.title(beatTitle),
  body: ({ beatId, beatTitle, at, timeZone, reasons, appUrl }) => (
    <MailLayout preview={reasons[0] ?? beatTitle} reason={releaseMail.why}>
      <Title>{releaseMail.title(beatTitle)}</Title>
      <Paragraph>{releaseMail.body(zonedMoment(at, timeZone))}</Paragraph>
      {reasons.map((reason) => (
        <Paragraph key={reason}>{reason}</Paragraph>
      ))}
      <Action href={`${appUrl}/studio/beats/${beatId}`}>{releaseMail.action}</Action>
    </MailLayout>
  ),
};
