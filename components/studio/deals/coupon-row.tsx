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
import { couponRow as words } from "@/strings/deals";
import type { Coupon } from "./coupon-types";
import { CouponLimits } from "./coupon-limits";

/** One code: what it gives, what it brought, and the two things that can be done about it. */
export function CouponRow({ coupon }: { coupon: Coupon }) {
  const { code, beatIds, currency, uses, revenue, open, maxUses } = coupon;
  const [now] = useState(() => Date.now());
  const { tone, state } = standing(coupon, now);
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 md:grid-cols-[minmax(0,1fr)_17rem_16rem] md:items-center">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-all">{code}</span>
          <Badge tone={tone}>{words.states[state]}</Badge>
        </p>
        <p className="text-sm text-ink-soft">
          {beatIds ? words.onBeats(couponWords(coupon), beatIds.length) : couponWords(coupon)}
        </p>
        <p className="text-sm text-ink-faint tabular-nums">{windowWords(coupon)}</p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-6 text-sm tabular-nums md:grid-cols-[1fr_9rem]">
        <div>
          <dt className="text-ink-faint">{words.used}</dt>
          <dd>
            {words.uses(uses, maxUses)}
            {open > 0 && <span className="text-ink-faint">, {words.open(open)}</span>}
          </dd>
        </div>
        <div>
          <dt className="whitespace-nowrap text-ink-faint">{words.sold}</dt>
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
      toast.error(words.notChanged, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  };
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => toast.success(words.copied(code)),
      () => toast.error(words.notCopied),
    );
  };

  return (
    <div className="-ml-3 flex flex-wrap gap-1 md:-mr-3 md:ml-0 md:justify-end">
      <Button variant="ghost" size="sm" aria-label={words.copyCode(code)} onClick={copy}>
        <Copy aria-hidden /> {words.copy}
      </Button>
      <Dialog open={editing} onOpenChange={setEditing}>
        <DialogTrigger asChild>
          <Button variant="ghost" size="sm" aria-label={words.limitsOf(code)}>
            {words.limits}
          </Button>
        </DialogTrigger>
        <DialogContent title={words.limitsTitle(code)} description={words.limitsText}>
          <CouponLimits coupon={coupon} onDone={() => setEditing(false)} />
        </DialogContent>
      </Dialog>
      <Button variant="ghost" size="sm" pending={pending} aria-label={enabled ? words.pauseCode(code) : words.resumeCode(code)} onClick={() => void toggle()}>
        {enabled ? words.pause : words.resume}
      </Button>
    </div>
  );
}

function standing({ enabled, startsAt, endsAt, maxUses, uses, open }: Coupon, now: number): { tone: "neutral" | "positive" | "caution"; state: keyof typeof words.states } {
  if (endsAt !== null && now >= endsAt) return { tone: "neutral", state: "over" };
  if (!enabled) return { tone: "caution", state: "paused" };
  if (maxUses !== null && uses + open >= maxUses) return { tone: "neutral", state: "usedUp" };
  return startsAt !== null && now < startsAt ? { tone: "neutral", state: "toCome" } : { tone: "positive", state: "on" };
}

function windowWords({ startsAt, endsAt, maxPerBuyer }: Coupon): string {
  const day = (at: number | null) => (at === null ? null : dateWords(at));
  const window = words.window(day(startsAt), day(endsAt));
  return maxPerBuyer === null ? window : words.perBuyer(window, maxPerBuyer);
}
