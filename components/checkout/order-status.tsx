"use client";

import { useQuery } from "convex/react";
import { api } from "@/convex/_generated/api";
import { Alert } from "../ui/alert";
import { buttonVariants } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageLink } from "../ui/page-link";
import { OrderConfirming } from "./order-confirming";
import { OrderDone } from "./order-done";
import { orderStage } from "./order-stage";
import { useSafetyNet } from "./use-safety-net";

/** What became of a checkout, live: "confirming" turns into the goods, or into words about what happened instead. */
export function OrderStatus({ sessionId }: { sessionId: string }) {
  const order = useQuery(api.commerce.queries.bySession, { sessionId });
  const stage = orderStage(order);
  const { late, problem, retry } = useSafetyNet(sessionId, stage === "confirming");

  if (stage === "confirming") return <OrderConfirming late={late} problem={problem} onRetry={retry} />;
  if (!order || stage === "unknown") {
    return (
      <EmptyState as="h1" title="No such order" action={<LibraryLink />}>
        This account has no order behind this address. If you paid from another account, sign in there.
      </EmptyState>
    );
  }
  if (stage === "done") return <OrderDone order={order} />;
  const { title, text } = words[stage];
  return (
    <div className="grid justify-items-start gap-6">
      <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
      <Alert role="status" tone={stage === "revoked" ? "caution" : "info"} title={`Order ${order.number}`}>
        {order.refundReason ? `${order.refundReason} ${text}` : text}
      </Alert>
      <LibraryLink />
    </div>
  );
}

const words = {
  refunding: {
    title: "Your money is on its way back",
    text: "The payment arrived, but the licence could not be granted. The full amount is being returned to your card, without a step of yours.",
  },
  refunded: {
    title: "This order was refunded",
    text: "The money went back to the card it came from. Banks take up to ten days to show it.",
  },
  expired: { title: "This checkout has expired", text: "Nothing was charged. Open the beat again to start a new one." },
  failed: { title: "The payment failed", text: "Nothing was charged. Try again with this card or another one." },
  revoked: { title: "This licence was withdrawn", text: "Its files can no longer be downloaded. The contract's public page says so too." },
} as const;

function LibraryLink() {
  return (
    <PageLink href="/library" className={buttonVariants({ variant: "secondary" })}>
      Go to your library
    </PageLink>
  );
}
