"use client";

import Link from "next/link";
import { priceWords } from "../beats/price";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { type CheckoutProblem, useCheckout, type Want } from "./use-checkout";

/** Buys one licence: to the payment page, or to words that say why not and what to do. */
export function BuyButton({ tierName, ...want }: Want & { tierName: string }) {
  const { buy, pending, problem, seen } = useCheckout(want);
  const words = seen.price === 0 ? "Get it free" : `Buy for ${priceWords(seen.price, seen.currency)}`;
  return (
    <div className="grid gap-3">
      <Button size="lg" className="w-full" pending={pending} onClick={() => void buy()} aria-label={`${words}: ${tierName}`}>
        {words}
      </Button>
      {problem && <Problem problem={problem} slug={want.slug} price={priceWords(seen.price, seen.currency)} />}
    </div>
  );
}

function Problem({ problem, slug, price }: { problem: CheckoutProblem; slug: string; price: string }) {
  if (problem.kind === "price") {
    return (
      <Alert tone="caution" role="alert" title={`The price is ${price} now.`}>
        It changed while you were reading. Nothing was charged; press again to buy at the new price.
      </Alert>
    );
  }
  if (problem.kind === "owned") {
    return (
      <Alert role="alert" title="You own this licence already.">
        Its files and contract are <Link href="/library">in your library</Link>.
      </Alert>
    );
  }
  if (problem.kind === "email") {
    return (
      <Alert tone="caution" role="alert" title="Verify your e-mail first.">
        The contract is made out to your address, so it must be yours.{" "}
        <Link href={`/verify-email?next=${encodeURIComponent(`/beats/${slug}`)}`}>Verify it now</Link>
      </Alert>
    );
  }
  return (
    <Alert tone="danger" role="alert" title={problem.kind === "gone" ? "This licence cannot be bought now." : "The checkout did not open."}>
      {problem.words} Nothing was charged.
    </Alert>
  );
}
