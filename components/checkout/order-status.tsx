"use client";

import { useQuery } from "convex/react";
import { api } from "@/convex/_generated/api";
import { orderStatus as words } from "@/strings/checkout";
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
      <EmptyState as="h1" title={words.unknown.title} action={<LibraryLink />}>
        {words.unknown.text}
      </EmptyState>
    );
  }
  if (stage === "done") return <OrderDone order={order} />;
  const { title, text } = words.stages[stage];
  return (
    <div className="grid justify-items-start gap-6">
      <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
      <Alert role="status" tone={tones[stage] ?? "info"} title={words.order(order.number)}>
        {reasonWords(stage, order.refundReason)}
        {text}
      </Alert>
      <LibraryLink />
    </div>
  );
}

type Told = keyof typeof words.stages;

const tones: Partial<Record<Told, "caution" | "danger">> = { revoked: "caution", disputed: "caution", returned: "caution", failed: "caution" };

/** Why money goes back: our own words where goods were gone, the seller's where the seller gave them. */
function reasonWords(stage: Told, reason: string | null): string | null {
  if (reason === null) return null;
  if (stage === "undeliverable") return `${reason} `;
  if (stage === "refunding" || stage === "refunded" || stage === "returned") return `${words.reason(reason)} `;
  return null;
}

function LibraryLink() {
  return (
    <PageLink href="/library" className={buttonVariants({ variant: "secondary" })}>
      {words.toLibrary}
    </PageLink>
  );
}
