import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import { Alert } from "../ui/alert";
import { dateWords } from "../ui/date-words";
import { PageLink } from "../ui/page-link";
import { Digest } from "./digest";
import { PdfCheck } from "./pdf-check";

export type Verified = NonNullable<FunctionReturnType<typeof api.commerce.queries.verify>>;

const verdicts = {
  active: { tone: "positive", title: "This licence is valid.", text: "It was granted through Backline and stands as described below." },
  disputed: {
    tone: "caution",
    title: "This licence is under dispute.",
    text: "The bank behind its payment has questioned it. Until the bank has decided, the rights described below are suspended: check this page again later.",
  },
  refunded: { tone: "danger", title: "This licence is not valid: it was refunded.", text: "The money went back to the buyer and the rights went back to the producer." },
  revoked: { tone: "danger", title: "This licence is not valid: it was revoked.", text: "The rights described below were withdrawn." },
  superseded: {
    tone: "caution",
    title: "This licence was replaced by a larger one.",
    text: "The same licensee now holds more rights on this beat, under a licence with a page of its own.",
  },
} as const;

/** What anybody may know of a licence: whether it stands, what it is, and how to check the paper against it. */
export function Verification({ license }: { license: Verified }) {
  const verdict = verdicts[license.status];
  const facts = [
    ["Beat", license.beatTitle],
    ["Producer", license.producerName],
    ["Licence", license.tierName],
    ["Licensee", license.licensee],
    ["Granted", dateWords(license.issuedAt)],
    ["Terms", `Version ${license.termsVersion}`],
  ] as const;
  return (
    <div className="grid gap-10">
      <div className="grid gap-6">
        <h1 className="text-3xl font-semibold tracking-tight">Licence verification</h1>
        <Alert tone={verdict.tone} title={<span className="text-lg leading-6">{verdict.title}</span>}>
          {license.replacedBy
            ? `Since ${dateWords(license.replacedBy.issuedAt)} the same licensee holds a ${license.replacedBy.tierName.toLowerCase()} on this beat instead. It has a page of its own; ask its holder for that contract.`
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
            This licence was bought as an upgrade and takes the place of a{" "}
            <PageLink href={`/verify/${license.replaces.verifyId}`} className="link">
              {license.replaces.tierName.toLowerCase()} of the same licensee
            </PageLink>
            , whose terms have the fingerprint <code className="font-mono text-xs break-all">{license.replaces.hash}</code>
          </p>
        )}
        <p className="text-sm text-ink-faint">The licensee’s name is masked here. The contract carries it in full.</p>
      </div>

      <section aria-labelledby="paper" className="grid gap-4">
        <h2 id="paper" className="text-xl font-semibold tracking-tight">
          Check a contract against this page
        </h2>
        {license.pdfSha256 ? (
          <PdfCheck digest={license.pdfSha256} />
        ) : (
          <Alert title="The contract’s PDF is being written.">Its digest appears here in a moment; reload the page then.</Alert>
        )}
      </section>

      <section aria-labelledby="digests" className="grid gap-4">
        <h2 id="digests" className="text-xl font-semibold tracking-tight">
          Fingerprints
        </h2>
        <Digest name="Terms" value={license.hash}>
          SHA-256 of everything the licence says, taken in the moment it was granted. The same characters are printed in the contract.
        </Digest>
        {license.pdfSha256 && (
          <Digest name="PDF" value={license.pdfSha256}>
            SHA-256 of the contract’s file. To check it yourself: <code className="font-mono text-xs">shasum -a 256 contract.pdf</code>
          </Digest>
        )}
      </section>
    </div>
  );
}
