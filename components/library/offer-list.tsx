"use client";

import { useMutation, usePaginatedQuery } from "convex/react";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { ownOffers as words } from "@/strings/library";
import { priceWords } from "../beats/price";
import { tierPath } from "../beats/tier-path";
import { type Offer, OfferLine } from "../offers/offer-line";
import { Button, buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ListEnd } from "../ui/list-end";
import { ListSkeleton } from "../ui/list-skeleton";
import { PageLink } from "../ui/page-link";
import { toast } from "../ui/toast";

const ROWS_AT_ONCE = 20;

/** The offers the caller made, live. */
export function OfferList() {
  const { results, status, loadMore } = usePaginatedQuery(api.deals.offers.mine, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <ListSkeleton label={words.loading} rows={3} />;
  if (results.length === 0) {
    return (
      <EmptyState
        title={words.empty.title}
        action={
          <PageLink href="/beats" className={buttonVariants()}>
            {words.empty.action}
          </PageLink>
        }
      >
        {words.empty.text}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y border-y">
        {results.map((offer) => (
          <OfferLine key={offer.offerId} offer={offer} side="buyer">
            <BuyerActions offer={offer} />
          </OfferLine>
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
    </>
  );
}

function BuyerActions({ offer: { offerId, state, beat, tierType, counter, agreed, currency } }: { offer: Offer }) {
  const decide = useMutation(api.deals.offers.decide);
  const [pending, setPending] = useState(false);
  const take = async (step: "accept" | "decline" | "withdraw") => {
    setPending(true);
    try {
      await decide({ offerId, step });
    } catch (error) {
      toast.error(words.failed, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };
  if (state === "accepted" && agreed !== null) {
    return (
      <PageLink href={tierPath(beat.slug, tierType)} className={buttonVariants({ size: "sm", className: "ml-3" })}>
        {words.buy(priceWords(agreed, currency))}
      </PageLink>
    );
  }
  if (state === "countered" && counter !== null) {
    return (
      <>
        <Button size="sm" className="ml-3" pending={pending} onClick={() => void take("accept")}>
          {words.take(priceWords(counter, currency))}
        </Button>
        <Button size="sm" variant="ghost" disabled={pending} onClick={() => void take("decline")}>
          {words.decline}
        </Button>
      </>
    );
  }
  if (state !== "open") return null;
  return (
    <Button size="sm" variant="ghost" pending={pending} aria-label={words.withdrawFor(beat.title)} onClick={() => void take("withdraw")}>
      {words.withdraw}
    </Button>
  );
}
