import { checkoutAlert as words } from "@/strings/checkout";
import { priceWords } from "../beats/price";
import { Alert } from "../ui/alert";
import { PageLink } from "../ui/page-link";
import type { CheckoutProblem } from "./use-checkout";

type CheckoutAlertProps = {
  problem: CheckoutProblem;
  /** The page to come back to. */
  back: string;
  /** What it would cost now, minor units. */
  price: number;
  currency: string;
};

/** Why a checkout did not open, and what to do. */
export function CheckoutAlert({ problem, back, price, currency }: CheckoutAlertProps) {
  if (problem.kind === "price") {
    return (
      <Alert tone="caution" role="alert" title={price === 0 ? words.price.free : words.price.title(priceWords(price, currency))}>
        {words.price.text}
      </Alert>
    );
  }
  if (problem.kind === "owned") {
    return (
      <Alert role="alert" title={problem.words}>
        <PageLink href="/library">{words.owned}</PageLink>
      </Alert>
    );
  }
  if (problem.kind === "email") {
    return (
      <Alert tone="caution" role="alert" title={words.email.title}>
        {words.email.text} <PageLink href={`/verify-email?next=${encodeURIComponent(back)}`}>{words.email.action}</PageLink>
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
