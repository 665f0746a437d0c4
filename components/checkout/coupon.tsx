"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import type { TierType } from "@/lib/domain/beatTiers";
import { couponOff } from "@/lib/domain/coupons";
import { useConnection } from "../providers/connection";
import { useAsk } from "../providers/use-ask";

type Found = Extract<FunctionReturnType<typeof api.deals.coupons.find>, { found: true }>;

export type CouponState = {
  /** As it was written, for the field and for the way through signing in. */
  text: string;
  found: Found | null;
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
  const [state, setState] = useState<Omit<CouponState, "apply" | "remove">>({ text: code, found: null, problem: null, pending: false, waiting: false });
  const asked = useRef(0);

  // Another list with every rendering of the page: a code is not to be looked up again for that.
  const ids = useRef(beatIds);
  useEffect(() => {
    ids.current = beatIds;
  }, [beatIds]);

  const actions = useMemo(() => {
    const look = async (text: string): Promise<Partial<CouponState>> => {
      try {
        const tried = await ask.mutation((named) => named.deals.coupons.find, { beatIds: [...ids.current], code: text });
        return tried.found ? { found: tried } : { problem: tried.reason };
      } catch (error) {
        return { problem: errorWords(error) };
      }
    };
    return {
      apply: (text: string) => {
        asked.current += 1;
        const turn = asked.current;
        const fresh = { text, found: null, problem: null };
        if (!signedIn) return setState({ ...fresh, pending: false, waiting: true });
        setState({ ...fresh, pending: true, waiting: false });
        void look(text).then((answer) => turn === asked.current && setState({ ...fresh, pending: false, waiting: false, ...answer }));
      },
      remove: () => {
        asked.current += 1;
        setState({ text: "", found: null, problem: null, pending: false, waiting: false });
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

/** What one licence costs with the code that was brought, minor units, and by which; `code` is `null` where none comes off. */
export function usePriceWithCoupon(beatId: string, tierType: TierType, price: number): { price: number; code: string | null } {
  const found = useCoupon()?.found ?? null;
  if (found === null) return { price, code: null };
  const { off } = couponOff(found.discount, found, [{ beatId, tierType, amount: price }]);
  const taken = off?.[0] ?? 0;
  return taken === 0 ? { price, code: null } : { price: price - taken, code: found.code };
}
