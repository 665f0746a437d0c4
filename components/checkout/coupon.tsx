"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Id } from "@/convex/_generated/dataModel";
import { couldNotFetch } from "@/strings/ui";
import { useConnection } from "../providers/connection";
import { useAsk } from "../providers/use-ask";
import type { FoundCoupon, PricedLine, ReducedPrice } from "./coupon-lookup";
import type * as lookup from "./coupon-lookup";

type Code = typeof lookup;

export type CouponState = {
  /** As it was written, for the field and for the way through signing in. */
  text: string;
  found: FoundCoupon | null;
  /** What computes prices with it; there once a code was looked up. */
  code: Code | null;
  problem: string | null;
  pending: boolean;
  /** A visitor's code is looked up once they have signed in. */
  waiting: boolean;
  apply: (text: string) => void;
  remove: () => void;
};

const CouponContext = createContext<CouponState | null>(null);

/** The code that a buyer brought, for everything below that shows a price. `code` comes with the page's address. */
export function CouponScope({ beatIds, code, children }: { beatIds: readonly Id<"beats">[]; code: string; children: ReactNode }) {
  const ask = useAsk();
  const { signedIn } = useConnection();
  const [state, setState] = useState<Omit<CouponState, "apply" | "remove">>({ text: code, found: null, code: null, problem: null, pending: false, waiting: false });
  const asked = useRef(0);

  // Another list with every rendering of the page: a code is not to be looked up again for that.
  const ids = useRef(beatIds);
  useEffect(() => {
    ids.current = beatIds;
  }, [beatIds]);

  const actions = useMemo(() => {
    const look = async (text: string): Promise<Partial<CouponState>> => {
      const fetched = await import("./coupon-lookup").catch(() => null);
      return fetched === null ? { problem: couldNotFetch } : { code: fetched, ...(await fetched.lookUpCoupon(ask, ids.current, text)) };
    };
    return {
      apply: (text: string) => {
        asked.current += 1;
        const turn = asked.current;
        const fresh = { text, found: null, code: null, problem: null };
        if (!signedIn) return setState({ ...fresh, pending: false, waiting: true });
        setState({ ...fresh, pending: true, waiting: false });
        void look(text).then((answer) => turn === asked.current && setState({ ...fresh, pending: false, waiting: false, ...answer }));
      },
      remove: () => {
        asked.current += 1;
        setState({ text: "", found: null, code: null, problem: null, pending: false, waiting: false });
      },
    };
  }, [ask, signedIn]);

  useEffect(() => {
    if (code !== "") actions.apply(code);
  }, [code, actions]);

  const value = useMemo(() => ({ ...state, ...actions }), [state, actions]);
  return <CouponContext value={value}>{children}</CouponContext>;
}

/** The code that was brought; nothing outside of a `CouponScope`. */
export function useCoupon(): CouponState | null {
  return useContext(CouponContext);
}

/** What one licence costs with the code that was brought; `null` where none comes off. */
export function useReducedPrice(line: PricedLine | null): ReducedPrice | null {
  const coupon = useCoupon();
  return line && coupon?.found && coupon.code ? coupon.code.reducedBy(coupon.found, line) : null;
}
