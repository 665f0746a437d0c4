"use client";

import { useCallback, useState } from "react";
import { cart as words } from "@/strings/cart";
import { CouponScope } from "../checkout/coupon";
import { Alert } from "../ui/alert";
import { Button, buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ListSkeleton } from "../ui/list-skeleton";
import { PageLink } from "../ui/page-link";
import { CartGroupCard } from "./cart-group";
import { type CartCodes, cartPath } from "./cart-path";
import { usePricedCart } from "./use-priced-cart";

/** Everything in the cart, a checkout for each store. `brought` are the codes in the page's address. */
export function CartDesk({ brought }: { brought: CartCodes }) {
  const [codes, setCodes] = useState(brought);
  const keepCode = useCallback((store: string, code: string) => setCodes((kept) => new Map(kept).set(store, code)), []);
  const { cart, problem, gone, reload } = usePricedCart();
  if (cart === null) {
    if (problem === null) return <ListSkeleton label={words.loading} rows={3} />;
    return (
      <Alert tone="danger" role="alert" title={words.failed.title}>
        <div className="grid justify-items-start gap-3">
          {problem}
          <Button variant="secondary" onClick={() => void reload()}>
            {words.failed.retry}
          </Button>
        </div>
      </Alert>
    );
  }
  return (
    <div className="grid gap-8">
      {gone > 0 && <Alert role="status" title={words.gone(gone)} />}
      {problem !== null && <Alert tone="danger" role="alert" title={problem} />}
      {cart.groups.length === 0 ? (
        <EmptyState
          title={words.empty.title}
          action={
            <PageLink href="/beats" className={buttonVariants()}>
              {words.empty.action}
            </PageLink>
          }
        >
          {words.empty.text}
        </EmptyState>
      ) : (
        <>
          <p className="max-w-prose text-ink-soft">{words.lead}</p>
          {cart.groups.map((group) => (
            <CouponScope key={group.store.slug} beatIds={group.rows.map(({ beatId }) => beatId)} code={brought.get(group.store.slug) ?? ""}>
              <CartGroupCard group={group} back={cartPath(codes)} onCode={keepCode} onStale={reload} />
            </CouponScope>
          ))}
        </>
      )}
    </div>
  );
}
