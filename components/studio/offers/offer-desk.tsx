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
import { CounterForm, DeclineForm } from "./reply-forms";

const ROWS_AT_ONCE = 20;

/** What buyers offer, live, with the three answers. */
export function OfferDesk() {
  const { results, status, loadMore } = usePaginatedQuery(api.deals.offers.received, {}, { initialNumItems: ROWS_AT_ONCE });
  if (status === "LoadingFirstPage") return <ListSkeleton label="Loading your offers" />;
  if (results.length === 0) {
    return (
      <EmptyState title="No offers yet" className="py-4">
        Say below on which licences you take offers. Buyers then propose a price on your beats’ pages, and you answer here.
      </EmptyState>
    );
  }
  return (
    <section aria-label="Offers of buyers" className="grid gap-4">
      <ul className="divide-y border-y">
        {results.map(({ buyerName, ...offer }) => (
          <OfferLine key={offer.offerId} offer={offer} side="seller" from={buyerName || "Somebody"}>
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
      toast.error("The offer was not accepted.", { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };
  const windowOf = (which: "counter" | "decline") => ({ open: open === which, onOpenChange: (shown: boolean) => setOpen(shown ? which : null) });
  return (
    <>
      <Button size="sm" className="ml-3" pending={pending} onClick={() => void accept()}>
        Accept {priceWords(offer.asked, offer.currency)}
      </Button>
      <Dialog {...windowOf("counter")}>
        <DialogTrigger asChild>
          <Button size="sm" variant="ghost">
            Name a price
          </Button>
        </DialogTrigger>
        <DialogContent title="Name another price" description={`Above the ${priceWords(offer.asked, offer.currency)} offered, below ${priceWords(offer.listPrice, offer.currency)}. The buyer has seven days to take it.`}>
          <CounterForm offer={offer} onDone={() => setOpen(null)} />
        </DialogContent>
      </Dialog>
      <Dialog {...windowOf("decline")}>
        <DialogTrigger asChild>
          <Button size="sm" variant="ghost">
            Decline
          </Button>
        </DialogTrigger>
        <DialogContent title="Decline this offer?" description="The buyer may make another one.">
          <DeclineForm offer={offer} onDone={() => setOpen(null)} />
        </DialogContent>
      </Dialog>
    </>
  );
}
