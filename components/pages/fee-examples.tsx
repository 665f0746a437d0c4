import { TIER_TEMPLATES, TIER_TYPES } from "@/lib/domain/beatTiers";
import { formatMoney, splitFee } from "@/lib/domain/money";
import { CREATOR_PLANS } from "@/lib/domain/plans";
import { feeExamples } from "@/strings/pages";
import { tierNames } from "@/strings/taxonomy";

const CURRENCY = "usd";

/** What becomes of a sale on the plan that every store is opened on, by the rule that the quote itself uses. */
export function FeeExamples() {
  const { name, feeBps } = CREATOR_PLANS.free;
  const examples = TIER_TYPES.flatMap((tier) => {
    const { defaultPrice } = TIER_TEMPLATES[tier];
    return defaultPrice === null ? [] : [{ licence: tierNames[tier], price: defaultPrice, ...splitFee(defaultPrice, feeBps) }];
  });
  return (
    <section aria-labelledby="plan" className="grid gap-8 md:grid-cols-[16rem_minmax(0,1fr)] md:gap-16">
      <div className="grid content-start gap-2">
        <h2 id="plan" className="text-sm text-ink-soft">
          {feeExamples.plan(name)}
        </h2>
        <p className="text-5xl font-semibold tracking-tighter tabular-nums">{feeExamples.share(feeBps / 100)}</p>
        <p className="text-sm text-ink-soft">{feeExamples.ofEachSale}</p>
      </div>
      <ul className="grid gap-6">
        {examples.map(({ licence, price, fee, share }) => (
          <li key={licence} className="grid gap-2">
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span className="font-medium">
                {feeExamples.licenceAt(licence, formatMoney(price, CURRENCY))}
              </span>
              <span className="text-ink-soft tabular-nums">
                {feeExamples.split(formatMoney(share, CURRENCY), formatMoney(fee, CURRENCY))}
              </span>
            </p>
            <div aria-hidden className="flex h-3 gap-0.5">
              <span className="rounded-sm bg-ink" style={{ flexGrow: share }} />
              <span className="rounded-sm bg-wave" style={{ flexGrow: fee }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
