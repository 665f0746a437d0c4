"use client";

import { useMutation } from "convex/react";
import { Copy } from "lucide-react";
import { useState } from "react";
import { couponWords } from "@/components/checkout/coupon-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { dateWords } from "@/components/ui/date-words";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { formatMoney } from "@/lib/domain/money";
import type { Coupon } from "./coupon-types";
import { CouponLimits } from "./coupon-limits";

/** One code: what it gives, what it brought, and the two things that can be done about it. */
export function CouponRow({ coupon }: { coupon: Coupon }) {
  const { code, beatIds, currency, uses, revenue, open, maxUses } = coupon;
  const [now] = useState(() => Date.now());
  const { tone, words } = standing(coupon, now);
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 md:grid-cols-[minmax(0,1fr)_15rem_16rem] md:items-center">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-all">{code}</span>
          <Badge tone={tone}>{words}</Badge>
        </p>
        <p className="text-sm text-ink-soft">
          {couponWords(coupon)}
          {beatIds && `, on ${beatIds.length} ${beatIds.length === 1 ? "beat" : "beats"}`}
        </p>
        <p className="text-sm text-ink-faint tabular-nums">{windowWords(coupon)}</p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-6 text-sm tabular-nums md:grid-cols-2">
        <div>
          <dt className="text-ink-faint">Used</dt>
          <dd>
            {uses}
            {maxUses !== null && ` of ${maxUses}`}
            {open > 0 && <span className="text-ink-faint">, {open} open</span>}
          </dd>
        </div>
        <div>
          <dt className="text-ink-faint">Sold, before refunds</dt>
          <dd>{formatMoney(revenue, currency)}</dd>
        </div>
      </dl>
      <CouponActions coupon={coupon} />
    </li>
  );
}

function CouponActions({ coupon }: { coupon: Coupon }) {
  const { couponId, code, enabled, startsAt, endsAt, maxUses, maxPerBuyer } = coupon;
  const change = useMutation(api.deals.coupons.change);
  const [pending, setPending] = useState(false);
  const [editing, setEditing] = useState(false);

  const toggle = async () => {
    setPending(true);
    try {
      await change({ couponId, startsAt, endsAt, maxUses, maxPerBuyer, enabled: !enabled });
    } catch (error) {
      toast.error("The code was not changed.", { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => toast.success(`${code} is copied.`),
      () => toast.error("The browser did not let it be copied."),
    );
  };

  return (
    <div className="-ml-3 flex flex-wrap gap-1 md:-mr-3 md:ml-0 md:justify-end">
      <Button variant="ghost" size="sm" aria-label={`Copy ${code}`} onClick={copy}>
        <Copy aria-hidden /> Copy
      </Button>
      <Dialog open={editing} onOpenChange={setEditing}>
        <DialogTrigger asChild>
          <Button variant="ghost" size="sm" aria-label={`Limits of ${code}`}>
            Limits
          </Button>
        </DialogTrigger>
        <DialogContent title={`How long and how often: ${code}`} description="Checkouts that are open keep what they were promised.">
          <CouponLimits coupon={coupon} onDone={() => setEditing(false)} />
        </DialogContent>
      </Dialog>
      <Button variant="ghost" size="sm" pending={pending} aria-label={`${enabled ? "Pause" : "Resume"} ${code}`} onClick={() => void toggle()}>
        {enabled ? "Pause" : "Resume"}
      </Button>
    </div>
  );
}

function standing({ enabled, startsAt, endsAt, maxUses, uses, open }: Coupon, now: number): { tone: "neutral" | "positive" | "caution"; words: string } {
  if (endsAt !== null && now >= endsAt) return { tone: "neutral", words: "Over" };
  if (!enabled) return { tone: "caution", words: "Paused" };
  if (maxUses !== null && uses + open >= maxUses) return { tone: "neutral", words: "Used up" };
  return startsAt !== null && now < startsAt ? { tone: "neutral", words: "To come" } : { tone: "positive", words: "On" };
}

function windowWords({ startsAt, endsAt, maxPerBuyer }: Coupon): string {
  const window = startsAt === null ? (endsAt === null ? "Without end" : `Until ${dateWords(endsAt)}`) : `From ${dateWords(startsAt)}${endsAt === null ? "" : ` until ${dateWords(endsAt)}`}`;
  return maxPerBuyer === null ? window : `${window}, ${maxPerBuyer === 1 ? "once" : `${maxPerBuyer} times`} for each buyer`;
}
