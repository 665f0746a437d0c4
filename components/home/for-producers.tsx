import { splitFee } from "@/lib/domain/money";
import { CREATOR_PLANS } from "@/lib/domain/plans";
import { priceWords } from "../beats/price";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";

/** The sale of the example, cents. */
const PRICE = 2_500;

/** What a producer asks first: what it costs, and what is left. */
export function ForProducers() {
  const { feeBps } = CREATOR_PLANS.free;
  const { share } = splitFee(PRICE, feeBps);
  return (
    <section aria-labelledby="producers" className="border-t">
      <div className="page grid gap-8 py-12 md:grid-cols-[minmax(0,1fr)_auto] md:items-end md:gap-16 md:py-16">
        <div className="grid gap-3">
          <h2 id="producers" className="text-2xl font-semibold tracking-tight">
            You make the beats?
          </h2>
          <p className="max-w-prose text-ink-soft">
            Opening a store costs nothing. Of a licence at {priceWords(PRICE, "usd")}, {priceWords(share, "usd")} are booked to you, less the card network’s fee. The master stays private until it is paid for, and an exclusive is sold once.
          </p>
          <div className="flex flex-wrap gap-3 pt-2">
            <PageLink href="/sell" className={buttonVariants()}>
              Open a store
            </PageLink>
            <PageLink href="/pricing" className={buttonVariants({ variant: "secondary" })}>
              What it costs
            </PageLink>
          </div>
        </div>
        <p className="text-5xl font-semibold tracking-tighter tabular-nums">
          {100 - feeBps / 100} %<span className="block text-sm font-normal tracking-normal text-ink-soft">of each sale, before the card fee</span>
        </p>
      </div>
    </section>
  );
}
