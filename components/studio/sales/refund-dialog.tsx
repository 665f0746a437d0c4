"use client";

import { useMutation } from "convex/react";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { TextForm } from "@/components/ui/text-form";
import { api } from "@/convex/_generated/api";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { formatMoney } from "@/lib/domain/money";
import { refund as words } from "@/strings/sales";
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
          <Undo2 aria-hidden /> {words.open}
        </Button>
      </DialogTrigger>
      <DialogContent title={words.title(sale.number)} description={words.text(sale.buyerName, formatMoney(sale.refund.amount, sale.currency))}>
        <RefundForm sale={sale} offer={sale.refund} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RefundForm({ sale, offer, onDone }: { sale: Sale; offer: Offer; onDone: () => void }) {
  const request = useMutation(api.commerce.refunds.request);
  return (
    <TextForm
      label={words.reason}
      hint={words.reasonHint}
      max={TEXT_LIMITS.refundReason}
      send={words.submit(formatMoney(offer.amount, sale.currency))}
      failed={words.failed}
      danger
      deed={(reason) => request({ orderId: sale.orderId, reason })}
      onDone={onDone}
    >
      <Consequences sale={sale} offer={offer} />
    </TextForm>
  );
}

function Consequences({ sale, offer }: { sale: Sale; offer: Offer }) {
  const money = (amount: number) => formatMoney(amount, sale.currency);
  const rows = [
    [words.toBuyer, money(offer.amount)],
    [words.fromSeller, money(offer.fromSeller)],
    [words.fromPlatform, money(offer.fromPlatform)],
    [words.processingFee, offer.processingFee === null ? words.notKnown : money(offer.processingFee)],
    [words.netAfter, money(offer.netAfter)],
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
        <li>{words.licenceEnds}</li>
        {offer.exclusive && <li>{words.exclusiveFree}</li>}
        <li>{words.days}</li>
      </ul>
    </div>
  );
}
