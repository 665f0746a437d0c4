"use client";

import { type FormEvent, useState } from "react";
import { errorCode, errorWords } from "@/lib/api-client";
import { isProposal, OFFER } from "@/lib/domain/offers";
import { useAsk } from "../providers/use-ask";
import { parsePrice } from "../studio/price";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog, DialogContent } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PageLink } from "../ui/page-link";
import { Textarea } from "../ui/textarea";
import type { BeatPage, TierOffer } from "./beat-types";
import { priceWords } from "./price";

type OfferWindowProps = { beat: Pick<BeatPage, "beatId" | "title">; offer: TierOffer; open: boolean; onOpenChange: (open: boolean) => void };

/** Where a buyer proposes a price. */
export default function OfferWindow({ beat, offer, open, onOpenChange }: OfferWindowProps) {
  const [made, setMade] = useState(false);
  const price = priceWords(offer.price, offer.currency);
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={`Offer for ${beat.title}`} description={`${offer.name}, ${price}. Nothing is charged: if the seller agrees, you may buy at that price for three days.`}>
        {made ? (
          <Alert tone="positive" role="status" title="The seller has your offer.">
            You get a mail with the answer, within seven days at most. It stands among <PageLink href="/library/offers" className="link">your offers</PageLink>.
          </Alert>
        ) : (
          <OfferForm beatId={beat.beatId} offer={offer} onMade={() => setMade(true)} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function OfferForm({ beatId, offer, onMade }: { beatId: BeatPage["beatId"]; offer: TierOffer; onMade: () => void }) {
  const ask = useAsk();
  const [text, setText] = useState("");
  const [message, setMessage] = useState("");
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const amount = parsePrice(text);
  const wrong = amount === null || !isProposal(amount, offer.price) ? `A sum from $0.50 to below ${priceWords(offer.price, offer.currency)}.` : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (amount === null || wrong !== undefined) return;
    setPending(true);
    setProblem(null);
    try {
      const answer = await ask.mutation((api) => api.deals.offers.make, { beatId, tierType: offer.tierType, amount, message });
      if (answer.made) return onMade();
      setProblem(answer.reason);
    } catch (error) {
      setProblem(errorCode(error) === "rate_limited" ? "You have made as many offers as one may in a day. Come back tomorrow." : errorWords(error));
    }
    setPending(false);
  };

  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <Field label="Your price, in dollars" error={tried ? wrong : undefined}>
        {(wiring) => <Input {...wiring} inputMode="decimal" autoComplete="off" className="tabular-nums" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Field label="Message" optional hint="What you make of the beat helps a seller decide.">
        {(wiring) => <Textarea {...wiring} rows={3} maxLength={OFFER.message} value={message} onChange={(event) => setMessage(event.target.value)} />}
      </Field>
      {problem && <Alert tone="caution" role="alert" title={problem} />}
      <Button type="submit" size="lg" pending={pending}>
        Send the offer
      </Button>
    </form>
  );
}
