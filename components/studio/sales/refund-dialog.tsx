"use client";

import { useMutation } from "convex/react";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { formatMoney } from "@/lib/domain/money";
import type { Sale } from "./sale-desk";

type Offer = Extract<Sale["refund"], { refusal: null }>;

/** The way to a refund: first what it would do, to the cent, then the deed. Where there can be none, why. */
export function RefundDialog({ sale }: { sale: Sale }) {
  const [open, setOpen] = useState(false);
  if (sale.refund.refusal !== null) {
    return sale.gross > 0 && <p className="max-w-sm text-sm text-ink-soft">{sale.refund.refusal}</p>;
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">
          <Undo2 aria-hidden /> Refund
        </Button>
      </DialogTrigger>
      <DialogContent title={`Refund order ${sale.number}?`} description={`${sale.buyerName} gets ${formatMoney(sale.refund.amount, sale.currency)} back. This cannot be undone.`}>
        <RefundForm sale={sale} offer={sale.refund} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RefundForm({ sale, offer, onDone }: { sale: Sale; offer: Offer; onDone: () => void }) {
  const request = useMutation(api.commerce.refunds.request);
  const [reason, setReason] = useState("");
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function refund(): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await request({ orderId: sale.orderId, reason });
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  }

  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void refund();
      }}
    >
      <Consequences sale={sale} offer={offer} />
      <Field label="Reason" hint="The buyer reads this.">
        {(wiring) => <Textarea {...wiring} required minLength={3} maxLength={TEXT_LIMITS.refundReason} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {problem && <Alert tone="danger" role="alert" title="Nothing was refunded.">{problem}</Alert>}
      <Button type="submit" variant="danger" pending={pending} className="justify-self-start">
        Refund {formatMoney(offer.amount, sale.currency)}
      </Button>
    </form>
  );
}

function Consequences({ sale, offer }: { sale: Sale; offer: Offer }) {
  const money = (amount: number) => formatMoney(amount, sale.currency);
  const rows = [
    ["Goes back to the buyer", money(offer.amount)],
    ["From your balance", money(offer.fromSeller)],
    ["Platform fee returned by Backline", money(offer.fromPlatform)],
    ["Stripe’s fee, not returned", offer.processingFee === null ? "not known yet" : money(offer.processingFee)],
    ["This order then leaves you", money(offer.netAfter)],
  ];
  return (
    <div className="grid gap-4 text-sm">
      <dl className="divide-y border-y tabular-nums">
        {rows.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4 py-2 last:font-medium">
            <dt className="text-ink-soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="list-disc space-y-1 pl-5 text-ink-soft">
        <li>The licence ends. Its public page says that it was refunded, and its files can no longer be downloaded.</li>
        {offer.exclusive && <li>The exclusive is free again. The beat becomes a draft; you decide whether it is sold again.</li>}
        <li>The bank needs 5 to 10 days to show the money to the buyer.</li>
      </ul>
    </div>
  );
}
