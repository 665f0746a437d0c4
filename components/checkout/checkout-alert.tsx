import Link from "next/link";
import { Alert } from "../ui/alert";
import type { CheckoutProblem } from "./use-checkout";

/** Why a checkout did not open, and what to do. `price` is what it would cost now, `back` the page to come back to. */
export function CheckoutAlert({ problem, back, price }: { problem: CheckoutProblem; back: string; price: string }) {
  if (problem.kind === "price") {
    return (
      <Alert tone="caution" role="alert" title={price === "Free" ? "It is free now." : `The price is ${price} now.`}>
        It changed while you were reading. Nothing was charged; press again to get it at the new price.
      </Alert>
    );
  }
  if (problem.kind === "owned") {
    return (
      <Alert role="alert" title={problem.words}>
        <Link href="/library">Go to your library</Link>
      </Alert>
    );
  }
  if (problem.kind === "email") {
    return (
      <Alert tone="caution" role="alert" title="Verify your e-mail first.">
        The contract is made out to your address, so it must be yours. <Link href={`/verify-email?next=${encodeURIComponent(back)}`}>Verify it now</Link>
      </Alert>
    );
  }
  if (problem.kind === "coupon") {
    return (
      <Alert tone="caution" role="alert" title="The code was not taken.">
        {problem.words} Nothing was charged; take the code away to buy without it.
      </Alert>
    );
  }
  return (
    <Alert tone="danger" role="alert" title={problem.kind === "gone" ? "This licence cannot be bought now." : "The checkout did not open."}>
      {problem.words} Nothing was charged.
    </Alert>
  );
}
