"use client";

import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { leftCheckout as words } from "@/strings/checkout";
import { priceWords } from "../beats/price";
import { Alert } from "../ui/alert";
import { Button, buttonVariants } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import { LeftUnpaid } from "./left-unpaid";

type Left = NonNullable<FunctionReturnType<typeof api.commerce.queries.left>>;

/** The checkout that the buyer came back from: to go on with it, or to give it up at once. Live, for it may be paid elsewhere. */
export function LeftCheckout({ orderId }: { orderId: string }) {
  const order = useQuery(api.commerce.queries.left, { orderId });
  const end = useMutation(api.commerce.mutations.endCheckout);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function giveUp(): Promise<void> {
    setPending(true);
    setProblem(null);
    try {
      await end({ orderId });
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      setPending(false);
    }
  }

  if (order === undefined) return <Skeleton className="h-24 w-full max-w-prose" />;
  if (order === null) return <LeftUnpaid />;
  if (order.url === null) return <Standing payment={order.payment} />;
  return (
    <div className="grid max-w-prose gap-4">
      <p className="text-ink-soft">
        {words.nothing}{" "}
        {order.exclusive ? words.exclusive : words.open}
      </p>
      {problem && <Alert tone="danger" role="alert" title={problem} />}
      <div className="flex flex-wrap gap-3">
        <a href={order.url} className={buttonVariants()}>
          {words.pay(priceWords(order.total, order.currency))}
        </a>
        <Button variant="secondary" pending={pending} onClick={() => void giveUp()}>
          {words.giveUp}
        </Button>
      </div>
    </div>
  );
}

function Standing({ payment }: Pick<Left, "payment">) {
  const { title, text } = words.standings[standingOf(payment)];
  return (
    <Alert role="status" title={title} className="max-w-prose">
      {text}
    </Alert>
  );
}

function standingOf(payment: Left["payment"]): keyof typeof words.standings {
  if (payment === "open") return "closing";
  if (payment === "processing") return "processing";
  return payment === "expired" || payment === "failed" ? "closed" : "paid";
}
