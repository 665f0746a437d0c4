"use client";

import { useMutation } from "convex/react";
import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { couponLimits as words } from "@/strings/deals";
import type { Coupon } from "./coupon-types";
import { draftOf, readLimits } from "./limit-drafts";
import { LimitFields } from "./limit-fields";

/** Changes how long and how often a code is good. */
export function CouponLimits({ coupon, onDone }: { coupon: Coupon; onDone: () => void }) {
  const change = useMutation(api.deals.coupons.change);
  const [draft, setDraft] = useState(() => draftOf(coupon));
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { limits, problems } = readLimits(draft);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    setPending(true);
    setProblem(null);
    try {
      await change({ couponId: coupon.couponId, enabled: coupon.enabled, ...limits });
      onDone();
    } catch (error) {
      setProblem(errorWords(error));
      setPending(false);
    }
  };

  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <LimitFields draft={draft} problems={tried ? problems : {}} onChange={setDraft} />
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
      <Button type="submit" className="justify-self-start" pending={pending}>
        {words.save}
      </Button>
    </form>
  );
}
