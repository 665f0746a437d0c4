"use client";

import { useMutation } from "convex/react";
import { useState } from "react";
import type { Offer } from "@/components/offers/offer-line";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextForm } from "@/components/ui/text-form";
import { api } from "@/convex/_generated/api";
import { OFFER } from "@/lib/domain/offers";
import { offerReply } from "@/strings/offers";
import { parsePrice, priceText } from "../price";

type ReplyProps = { offer: Offer; onDone: () => void };

const REPLY = { label: offerReply.reply, hint: offerReply.replyHint, optional: true, max: OFFER.message, failed: offerReply.failed };

/** A price between the offer and the list, with a word on it. */
export function CounterForm({ offer, onDone }: ReplyProps) {
  const answer = useMutation(api.deals.offers.answer);
  const [text, setText] = useState(() => priceText(Math.round((offer.asked + offer.listPrice) / 200) * 100));
  const [tried, setTried] = useState(false);
  const amount = parsePrice(text);
  const fits = amount !== null && amount > offer.asked && amount < offer.listPrice;
  const send = (reply: string) => {
    setTried(true);
    return fits ? answer({ offerId: offer.offerId, answer: { kind: "counter", amount, reply } }) : null;
  };
  return (
    <TextForm {...REPLY} send={offerReply.sendPrice} deed={send} onDone={onDone}>
      <Field label={offerReply.price} error={tried && !fits ? offerReply.priceWrong : undefined}>
        {(wiring) => <Input {...wiring} inputMode="decimal" className="tabular-nums" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </TextForm>
  );
}

export function DeclineForm({ offer, onDone }: ReplyProps) {
  const answer = useMutation(api.deals.offers.answer);
  return <TextForm {...REPLY} send={offerReply.decline} deed={(reply) => answer({ offerId: offer.offerId, answer: { kind: "decline", reply } })} onDone={onDone} />;
}
