"use client";

import { useMutation, usePaginatedQuery } from "convex/react";
import { useState } from "react";
import { priceWords } from "@/components/beats/price";
import { type Offer, OfferLine } from "@/components/offers/offer-line";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ListEnd } from "@/components/ui/list-end";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { toast } from "@/components/ui/toast";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { offerDesk as words } from "@/strings/offers";
import { CounterForm, DeclineForm } from "./reply-forms";

const ROWS_AT_ONCE = 20;

/** What buyers offer, live, with the three answers. */
export function OfferDesk() {
  const { results, status, loadMore } = usePaginatedQuery(api.deals.offers.received, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <ListSkeleton label={words.loading} />;
  if (results.length === 0) {
    return (
      <EmptyState title={words.empty.title} tight>
        {words.empty.text}
      </EmptyState>
    );
  }
  return (
    <section aria-label={words.label} className="grid gap-4">
      <ul className="divide-y border-y">
        {results.map(({ buyerName, ...offer }) => (
          <OfferLine key={offer.offerId} offer={offer} side="seller" from={buyerName || words.somebody}>
            {offer.state === "open" && <SellerActions offer={offer} />}
          </OfferLine>
        ))}
      </ul>
      <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
    </section>
  );
}

function SellerActions({ offer }: { offer: Offer }) {
  const answer = useMutation(api.deals.offers.answer);
  const [pending, setPending] = useState(false);
  const [open, setOpen] = useState<"counter" | "decline" | null>(null);
  const accept = async () => {
    setPending(true);
    try {
      await answer({ offerId: offer.offerId, answer: { kind: "accept" } });
    } catch (error) {
      toast.error(words.notAccepted, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };
  const windowOf = (which: "counter" | "decline") => ({ open: open === which, onOpenChange: (shown: boolean) => setOpen(shown ? which : null) });
  return (
    <>
      <Button size="sm" className="ml-3" pending={pending} onClick={() => void accept()}>
        {words.accept(priceWords(offer.asked, offer.currency))}
      </Button>
      <Dialog {...windowOf("counter")}>
        <DialogTrigger asChild>
          <Button size="sm" variant="ghost">
            {words.counter}
          </Button>
        </DialogTrigger>
        <DialogContent title={words.counterTitle} description={words.counterText(priceWords(offer.asked, offer.currency), priceWords(offer.listPrice, offer.currency))}>
          <CounterForm offer={offer} onDone={() => setOpen(null)} />
        </DialogContent>
      </Dialog>
      <Dialog {...windowOf("decline")}>
        <DialogTrigger asChild>
          <Button size="sm" variant="ghost">
            {words.decline}
          </Button>
        </DialogTrigger>
        <DialogContent title={words.declineTitle} description={words.declineText}>
          <DeclineForm offer={offer} onDone={() => setOpen(null)} />
        </DialogContent>
      </Dialog>
    </>
  );
}
