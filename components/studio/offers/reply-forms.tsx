"use client";

import { useMutation } from "convex/react";
import type { FunctionArgs } from "convex/server";
import { type ReactNode, useState } from "react";
import type { Offer } from "@/components/offers/offer-line";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { OFFER } from "@/lib/domain/offers";
import { offerReply } from "@/strings/offers";
import { parsePrice, priceText } from "../price";

type Answer = FunctionArgs<typeof api.deals.offers.answer>["answer"];
type ReplyProps = { offer: Offer; onDone: () => void };

/** A price between the offer and the list, with a word on it. */
export function CounterForm({ offer, onDone }: ReplyProps) {
  const [text, setText] = useState(() => priceText(Math.round((offer.asked + offer.listPrice) / 200) * 100));
  const amount = parsePrice(text);
  const fits = amount !== null && amount > offer.asked && amount < offer.listPrice;
  return (
    <ReplyForm offer={offer} onDone={onDone} words={offerReply.sendPrice} answer={(reply) => (fits ? { kind: "counter", amount, reply } : null)}>
      {(tried) => (
        <Field label={offerReply.price} error={tried && !fits ? offerReply.priceWrong : undefined}>
          {(wiring) => <Input {...wiring} inputMode="decimal" className="tabular-nums" value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      )}
    </ReplyForm>
  );
}

export function DeclineForm({ offer, onDone }: ReplyProps) {
  return (
    <ReplyForm offer={offer} onDone={onDone} words={offerReply.decline} answer={(reply) => ({ kind: "decline", reply })}>
      {() => null}
    </ReplyForm>
  );
}

type ReplyFormProps = ReplyProps & {
  words: string;
  /** What is sent with this reply; `null` while something is wrong. */
  answer: (reply: string) => Answer | null;
  /** What is asked beside the reply. */
  children: (tried: boolean) => ReactNode;
};

function ReplyForm({ offer, onDone, words, answer, children }: ReplyFormProps) {
  const send = useMutation(api.deals.offers.answer);
  const [reply, setReply] = useState("");
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async () => {
    setTried(true);
    const given = answer(reply);
    if (given === null) return;
    setPending(true);
    setProblem(null);
    try {
      await send({ offerId: offer.offerId, answer: given });
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  };

  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children(tried)}
      <Field label={offerReply.reply} optional hint={offerReply.replyHint}>
        {(wiring) => <Textarea {...wiring} rows={3} maxLength={OFFER.message} value={reply} onChange={(event) => setReply(event.target.value)} />}
      </Field>
      {problem && <Alert tone="danger" role="alert" title={offerReply.failed}>{problem}</Alert>}
      <Button type="submit" className="justify-self-start" pending={pending}>
        {words}
      </Button>
    </form>
  );
}
