import { splitFee } from "@/lib/domain/money";
import { CREATOR_PLANS } from "@/lib/domain/plans";
import { forProducers } from "@/strings/home";
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
            {forProducers.title}
          </h2>
          <p className="max-w-prose text-ink-soft">
            {forProducers.text(priceWords(PRICE, "usd"), priceWords(share, "usd"))}
          </p>
          <div className="flex flex-wrap gap-3 pt-2">
            <PageLink href="/sell" className={buttonVariants()}>
              {forProducers.open}
            </PageLink>
            <PageLink href="/pricing" className={buttonVariants({ variant: "secondary" })}>
              {forProducers.cost}
            </PageLink>
          </div>
        </div>
        <p className="text-5xl font-semibold tracking-tighter tabular-nums">
          {forProducers.share(100 - feeBps / 100)}
          <span className="block text-sm font-normal tracking-normal text-ink-soft">{forProducers.ofEachSale}</span>
        </p>
      </div>
    </section>
  );
}
