import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { verdicts, verification } from "@/strings/verify";
import { Alert } from "../ui/alert";
import { dateWords } from "../ui/date-words";
import { PageLink } from "../ui/page-link";
import { Digest } from "./digest";
import { PdfCheck } from "./pdf-check";

export type Verified = NonNullable<FunctionReturnType<typeof api.commerce.queries.verify>>;

const tones = { active: "positive", disputed: "caution", refunded: "danger", revoked: "danger", superseded: "caution" } as const;

/** What anybody may know of a licence: whether it stands, what it is, and how to check the paper against it. */
export function Verification({ license }: { license: Verified }) {
  const verdict = verdicts[license.status];
  const facts = [
    [verification.facts.beat, license.beatTitle],
    [verification.facts.producer, license.producerName],
    [verification.facts.licence, license.tierName],
    [verification.facts.licensee, license.licensee],
    [verification.facts.granted, dateWords(license.issuedAt)],
    [verification.facts.terms, verification.version(license.termsVersion)],
  ] as const;
  return (
    <div className="grid gap-10">
      <div className="grid gap-6">
        <h1 className="text-3xl font-semibold tracking-tight">{verification.title}</h1>
        <Alert tone={tones[license.status]} title={<span className="text-lg leading-6">{verdict.title}</span>}>
          {license.replacedBy
            ? verification.replacedBy(dateWords(license.replacedBy.issuedAt), license.replacedBy.tierName.toLowerCase())
            : verdict.text}
        </Alert>
        <dl className="grid gap-x-8 border-t sm:grid-cols-2">
          {facts.map(([name, value]) => (
            <div key={name} className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-4 border-b py-3">
              <dt className="text-sm text-ink-faint">{name}</dt>
              <dd className="font-medium break-words">{value}</dd>
            </div>
          ))}
        </dl>
        {license.replaces && (
          <p className="text-sm text-ink-soft">
            {verification.replaces.before}{" "}
            <PageLink href={`/verify/${license.replaces.verifyId}`} className="link">
              {verification.replaces.link(license.replaces.tierName.toLowerCase())}
            </PageLink>
            {verification.replaces.after} <code className="font-mono text-xs break-all">{license.replaces.hash}</code>
          </p>
        )}
        <p className="text-sm text-ink-faint">{verification.masked}</p>
      </div>

      <section aria-labelledby="paper" className="grid gap-4">
        <h2 id="paper" className="text-xl font-semibold tracking-tight">
          {verification.paper.title}
        </h2>
        {license.pdfSha256 ? (
          <PdfCheck digest={license.pdfSha256} />
        ) : (
          <Alert title={verification.paper.pending.title}>{verification.paper.pending.text}</Alert>
        )}
      </section>

      <section aria-labelledby="digests" className="grid gap-4">
        <h2 id="digests" className="text-xl font-semibold tracking-tight">
          {verification.fingerprints.title}
        </h2>
        <Digest name={verification.fingerprints.terms.name} value={license.hash}>
          {verification.fingerprints.terms.text}
        </Digest>
        {license.pdfSha256 && (
          <Digest name={verification.fingerprints.pdf.name} value={license.pdfSha256}>
            {verification.fingerprints.pdf.text} <code className="font-mono text-xs">{verification.fingerprints.pdf.command}</code>
          </Digest>
        )}
      </section>
    </div>
  );
}
