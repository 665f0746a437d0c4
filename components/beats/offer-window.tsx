"use client";

import { type FormEvent, useState } from "react";
import { errorCode, errorWords } from "@/lib/api-client";
import { isProposal, OFFER } from "@/lib/domain/offers";
import { offerWindow as words } from "@/strings/beats";
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
      <DialogContent title={words.title(beat.title)} description={words.lead(offer.name, price)}>
        {made ? (
          <Alert tone="positive" role="status" title={words.made.title}>
            {words.made.before} <PageLink href="/library/offers" className="link">{words.made.link}</PageLink>{words.made.after}
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
  const wrong = amount === null || !isProposal(amount, offer.price) ? words.wrong(priceWords(offer.price, offer.currency)) : undefined;

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
      setProblem(errorCode(error) === "rate_limited" ? words.tooMany : errorWords(error));
    }
    setPending(false);
  };

  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <Field label={words.price} error={tried ? wrong : undefined}>
        {(wiring) => <Input {...wiring} inputMode="decimal" autoComplete="off" className="tabular-nums" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Field label={words.message} optional hint={words.messageHint}>
        {(wiring) => <Textarea {...wiring} rows={3} maxLength={OFFER.message} value={message} onChange={(event) => setMessage(event.target.value)} />}
      </Field>
      {problem && <Alert tone="caution" role="alert" title={problem} />}
      <Button type="submit" size="lg" pending={pending}>
        {words.send}
      </Button>
    </form>
  );
}
