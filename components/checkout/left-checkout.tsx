"use client";

import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
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
        Nothing was charged and nothing was bought.{" "}
        {order.exclusive
          ? "While your checkout is open, nobody else can buy this exclusive. If you give it up, others have it first for a quarter of an hour."
          : "Your checkout stays open for a while. You can go on where you left it, or give it up now."}
      </p>
      {problem && <Alert tone="danger" role="alert" title={problem} />}
      <div className="flex flex-wrap gap-3">
        <a href={order.url} className={buttonVariants()}>
          Go on and pay {priceWords(order.total, order.currency)}
        </a>
        <Button variant="secondary" pending={pending} onClick={() => void giveUp()}>
          Give this checkout up
        </Button>
      </div>
    </div>
  );
}

const standings = {
  closing: { title: "The checkout is being closed.", text: "Nothing was charged. This takes a moment." },
  closed: { title: "The checkout is closed.", text: "Nothing was charged, and nothing is reserved any longer." },
  processing: { title: "This order is placed.", text: "Your bank is still working on the payment. The licence is in your library as soon as it has arrived." },
  paid: { title: "This order was paid.", text: "You find it in your library." },
} as const;

function Standing({ payment }: Pick<Left, "payment">) {
  const { title, text } = standings[standingOf(payment)];
  return (
    <Alert role="status" title={title} className="max-w-prose">
      {text}
    </Alert>
  );
}

function standingOf(payment: Left["payment"]): keyof typeof standings {
  if (payment === "open") return "closing";
  if (payment === "processing") return "processing";
  return payment === "expired" || payment === "failed" ? "closed" : "paid";
}
