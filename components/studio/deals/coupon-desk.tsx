"use client";

import { usePaginatedQuery } from "convex/react";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { ListEnd } from "@/components/ui/list-end";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { api } from "@/convex/_generated/api";
import { CouponRow } from "./coupon-row";
import { NewCoupon } from "./new-coupon";

const ROWS_AT_ONCE = 20;

/** The seller's codes: what each gives, how long and how often, and what it brought. Live. */
export function CouponDesk() {
  const { results, status, loadMore } = usePaginatedQuery(api.deals.coupons.mine, {}, { initialNumItems: ROWS_AT_ONCE });
  return (
    <section aria-labelledby="coupons" className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid max-w-prose gap-1">
          <h2 id="coupons" className="text-lg font-semibold tracking-tight">
            Codes
          </h2>
          <p className="text-sm text-ink-soft">
            Whoever has a code writes it on a beat’s page. A link does it for them: put <code>?coupon=</code> and the code behind a beat’s address.
          </p>
        </div>
        <CouponDialog />
      </div>
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label="Loading your codes" rows={3} />
      ) : results.length === 0 ? (
        <EmptyState as="h3" title="No codes yet">
          A code takes a part of the price off, for as long and as often as you say.
        </EmptyState>
      ) : (
        <>
          <ul className="divide-y border-y">
            {results.map((coupon) => (
              <CouponRow key={coupon.couponId} coupon={coupon} />
            ))}
          </ul>
          <ListEnd status={status} onMore={() => loadMore(ROWS_AT_ONCE)} />
        </>
      )}
    </section>
  );
}

function CouponDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden /> New code
        </Button>
      </DialogTrigger>
      <DialogContent title="New code" description="What it gives cannot be changed later. How long and how often can.">
        <NewCoupon onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
