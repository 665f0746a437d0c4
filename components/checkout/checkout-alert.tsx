import Link from "next/link";
import { prices } from "@/strings/beats";
import { checkoutAlert as words } from "@/strings/checkout";
import { Alert } from "../ui/alert";
import type { CheckoutProblem } from "./use-checkout";

/** Why a checkout did not open, and what to do. `price` is what it would cost now, `back` the page to come back to. */
export function CheckoutAlert({ problem, back, price }: { problem: CheckoutProblem; back: string; price: string }) {
  if (problem.kind === "price") {
    return (
      <Alert tone="caution" role="alert" title={price === prices.free ? words.price.free : words.price.title(price)}>
        {words.price.text}
      </Alert>
    );
  }
  if (problem.kind === "owned") {
    return (
      <Alert role="alert" title={problem.words}>
        <Link href="/library">{words.owned}</Link>
      </Alert>
    );
  }
  if (problem.kind === "email") {
    return (
      <Alert tone="caution" role="alert" title={words.email.title}>
        {words.email.text} <Link href={`/verify-email?next=${encodeURIComponent(back)}`}>{words.email.action}</Link>
      </Alert>
    );
  }
  if (problem.kind === "coupon") {
    return (
      <Alert tone="caution" role="alert" title={words.coupon.title}>
        {problem.words} {words.coupon.text}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" role="alert" title={problem.kind === "gone" ? words.gone : words.failed}>
      {problem.words} {words.nothingCharged}
    </Alert>
  );
}
