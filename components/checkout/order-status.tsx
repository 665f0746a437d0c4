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
      <Alert role="status" tone={tones[stage] ?? "info"} title={`Order ${order.number}`}>
        {reasonWords(stage, order.refundReason)}
        {text}
      </Alert>
      <LibraryLink />
    </div>
  );
}

const words = {
  processing: {
    title: "Your bank is still working",
    text: "The order is placed and nothing more is asked of you. With this way of paying a bank takes up to a few days; the licence is in your library as soon as the money has arrived. Should the beat be sold exclusively before, your money comes back in full.",
  },
  undeliverable: {
    title: "Your money is on its way back",
    text: "The payment arrived, but the licence could not be granted. The full amount is being returned to your card, without a step of yours.",
  },
  refunding: {
    title: "This order is being refunded",
    text: "The money goes back to the card it came from, without a step of yours. The licence ends with the payment.",
  },
  returned: {
    title: "Your bank sent the refund back",
    text: "The refund was made, and your bank did not accept it. The money is still yours: we have been told and return it another way. You need do nothing.",
  },
  disputed: {
    title: "This payment is under dispute",
    text: "Your bank disputes the payment. Downloads pause until it has decided, which can take some weeks. If you did not mean to dispute it, tell your bank, and the files come back.",
  },
  refunded: {
    title: "This order was refunded",
    text: "The money went back to the card it came from. Banks take up to ten days to show it.",
  },
  expired: { title: "This checkout is closed", text: "Nothing was charged. Open the beat again to start a new one." },
  failed: { title: "The payment failed", text: "No money arrived, and nothing is owed. Try again, or pay another way." },
  revoked: { title: "This licence was withdrawn", text: "The bank took its payment back. Its files can no longer be downloaded, and the contract's public page says so too." },
} as const;

type Told = keyof typeof words;

const tones: Partial<Record<Told, "caution" | "danger">> = { revoked: "caution", disputed: "caution", returned: "caution", failed: "caution" };

/** Why money goes back: our own words where goods were gone, the seller's where the seller gave them. */
function reasonWords(stage: Told, reason: string | null): string | null {
  if (reason === null) return null;
  if (stage === "undeliverable") return `${reason} `;
  if (stage === "refunding" || stage === "refunded" || stage === "returned") return `Reason given: “${reason}” `;
  return null;
}

function LibraryLink() {
  return (
    <PageLink href="/library" className={buttonVariants({ variant: "secondary" })}>
      Go to your library
    </PageLink>
  );
}
