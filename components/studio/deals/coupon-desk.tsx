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
import { couponDesk as words } from "@/strings/deals";
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
            {words.title}
          </h2>
          <p className="text-sm text-ink-soft">
            {words.lead.before} <code>{words.lead.query}</code> {words.lead.after}
          </p>
        </div>
        <CouponDialog />
      </div>
      {status === "LoadingFirstPage" ? (
        <ListSkeleton label={words.loading} rows={3} />
      ) : results.length === 0 ? (
        <EmptyState as="h3" title={words.empty.title}>
          {words.empty.text}
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
          <Plus aria-hidden /> {words.open}
        </Button>
      </DialogTrigger>
      <DialogContent title={words.open} description={words.openText}>
        <NewCoupon onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
