import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ApiError, errorWords, postJson } from "@/lib/api-client";
import type { TierType } from "@/lib/domain/beatTiers";
import { numberIn, textIn } from "@/lib/json-fields";

const opened = {
  parse(answer: unknown): { url: string } {
    const url = textIn(answer, "url");
    if (url === undefined) throw new Error("The checkout has no address.");
    return { url };
  },
};

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

const kinds: Record<string, CheckoutProblem["kind"]> = {
  already_owned: "owned",
  email_unverified: "email",
  coupon_refused: "coupon",
  sold: "gone",
  reserved: "gone",
  unavailable: "gone",
};

/**
 * Opens the checkout and goes to the page it names. The price is the one the buyer saw; when it changed meanwhile,
 * the new one is shown and only a further press accepts it.
 */
export function useCheckout(want: Want) {
  const router = useRouter();
  const [seen, setSeen] = useState({ price: want.price, currency: want.currency });
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<CheckoutProblem | null>(null);
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
    const { couponCode } = want;
    const [path, goods] = "lines" in want ? ["/api/cart/checkout", { lines: want.lines }] : ["/api/beats/create-checkout-session", { beatId: want.beatId, tierType: want.tierType }];
    try {
      const { url } = await postJson(path, { ...goods, price: seen.price, ...(couponCode ? { couponCode } : {}) }, opened);
      // Stays pending: the page is being left.
      window.location.assign(url);
    } catch (error) {
      refuse(error);
    }
  }

  function refuse(error: unknown): void {
    const code = error instanceof ApiError ? error.code : "internal";
    if (code === "unauthenticated") {
      // Whoever comes for something free is mostly new here.
      router.push(`${seen.price === 0 ? "/sign-up" : "/sign-in"}?next=${encodeURIComponent(want.back)}`);
      return;
    }
    const details = error instanceof ApiError ? error.details : {};
    const [price, currency] = [numberIn(details, "currentPrice"), textIn(details, "currency")];
    if (code === "price_changed" && price !== undefined && currency !== undefined) {
      setSeen({ price, currency });
      settle({ kind: "price", words: errorWords(error) });
      return;
    }
    const kind = kinds[code] ?? "other";
    settle({ kind, words: errorWords(error) });
    if (kind === "gone") router.refresh();
  }

  return { buy, pending, problem, seen };
}
