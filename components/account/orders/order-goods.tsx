import { orders } from "@/strings/orders";
import { Cover } from "../../beats/cover";
import { sumWords } from "../../beats/price";
import { ContractLinks } from "../../library/contract-links";
import { DownloadButton } from "../../library/download-button";
import { UsageTerms } from "../../library/usage-terms";
import { PageLink } from "../../ui/page-link";
import type { Purchase } from "./order-page";

type Line = Purchase["lines"][number];

/** Every line of an order: what it is, what it came to, and what it gave. */
export function OrderGoods({ order: { lines, currency } }: { order: Purchase }) {
  return (
    <section aria-labelledby="goods" className="grid content-start gap-3">
      <h2 id="goods" className="text-lg font-semibold tracking-tight">
        {orders.goods}
      </h2>
      <ul className="border-t">
        {lines.map((line) => (
          <Goods key={line.lineId} line={line} currency={currency} />
        ))}
      </ul>
    </section>
  );
}

function Goods({ line, currency }: { line: Line; currency: string }) {
  const { title, tierName, producer, slug, storeSlug, levels, amount, license, outcome } = line;
  return (
    <li className="grid gap-4 border-b py-5 sm:grid-cols-[4.5rem_minmax(0,1fr)]">
      <Cover peaks={levels} className="size-18" />
      <div className="grid min-w-0 gap-3">
        <div className="flex items-baseline justify-between gap-4">
          <div className="min-w-0">
            <h3 className="font-medium">
              <PageLink href={`/beats/${slug}`} className="break-words hover:underline">
                {title}
              </PageLink>
            </h3>
            <p className="text-sm text-ink-soft">
              {tierName}, {orders.by}{" "}
              <PageLink href={`/${storeSlug}`} className="break-words hover:underline">
                {producer}
              </PageLink>
            </p>
          </div>
          <span className="tabular-nums">{sumWords(amount, currency)}</span>
        </div>
        <TakenOff line={line} currency={currency} />
        {license === null ? orders.noLicense[outcome] !== "" && <p className="text-sm text-ink-soft">{orders.noLicense[outcome]}</p> : <Given title={title} license={license} />}
      </div>
    </li>
  );
}

function TakenOff({ line: { listAmount, discounts }, currency }: { line: Line; currency: string }) {
  if (discounts.length === 0) return null;
  return (
    <ul className="text-sm text-ink-soft tabular-nums">
      <li>{orders.listed(sumWords(listAmount, currency))}</li>
      {discounts.map(({ words, amount }) => (
        <li key={words}>{orders.takenOff(words, sumWords(amount, currency))}</li>
      ))}
    </ul>
  );
}

function Given({ title, license: { licenseId, verifyId, contractReady, files } }: { title: string; license: NonNullable<Line["license"]> }) {
  return (
    <>
      {files.length === 0 ? (
        <p className="text-sm text-ink-soft">{orders.ended}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          {files.map((file) => (
            <DownloadButton key={file.fileType} licenseId={licenseId} {...file} />
          ))}
        </div>
      )}
      <div className="-ml-3 flex flex-wrap gap-1">
        <UsageTerms licenseId={licenseId} title={title} />
        <ContractLinks licenseId={licenseId} verifyId={verifyId} ready={contractReady} />
      </div>
    </>
  );
}
