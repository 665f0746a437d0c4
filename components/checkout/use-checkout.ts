import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { TierType } from "@/lib/domain/tierTypes";
import { fetchedCode } from "../ui/could-not-fetch";
import type * as opening from "./open-checkout";

export type Wish = { beatId: string; tierType: TierType };

/** One licence, or several of one store. */
type Goods = Wish | { lines: readonly Wish[] };

export type Want<Wanted extends Goods = Goods> = Wanted & {
  price: number;
  currency: string;
  /** A coupon whose discount `price` has in it. */
  couponCode?: string | null;
  /** The page to come back to from signing in or confirming an address. */
  back: string;
};

/** Why the checkout did not open: a kind that has its own next step, and the words of the server. */
export type CheckoutProblem = { kind: "price" | "owned" | "email" | "gone" | "coupon" | "other"; words: string };

type Code = typeof opening;

/**
 * Opens the checkout and goes to the page it names. The price is the one the buyer saw; when it changed meanwhile,
 * the new one is shown and only a further press accepts it. `code` comes with the first press, and with it what shows a problem.
 */
export function useCheckout(want: Want) {
  const router = useRouter();
  const [seen, setSeen] = useState({ price: want.price, currency: want.currency });
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<CheckoutProblem | null>(null);
  const [code, setCode] = useState<Code | null>(null);
  const busy = useRef(false);

  const settle = (found: CheckoutProblem | null) => {
    busy.current = false;
    setPending(false);
    setProblem(found);
  };

  // Coming back from the payment page, the browser may show this one as it was left: in the middle of leaving.
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => event.persisted && settle(null);
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);

  async function buy(): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setProblem(null);
    const fetched = await fetchedCode(import("./open-checkout"));
    if (fetched === null) return settle(null);
    setCode(fetched);
    const answer = await fetched.openCheckout(want, seen.price);
    // Stays pending where the page is being left.
    if (answer.kind === "open") return window.location.assign(answer.url);
    // Whoever comes for something free is mostly new here.
    if (answer.kind === "unknown") return router.push(`${seen.price === 0 ? "/sign-up" : "/sign-in"}?next=${encodeURIComponent(want.back)}`);
    if (answer.seen) setSeen(answer.seen);
    settle(answer.problem);
    if (answer.problem.kind === "gone") router.refresh();
  }

  return { buy, pending, problem, seen, code };
}
