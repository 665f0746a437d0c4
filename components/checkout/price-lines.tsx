"use client";

import { classes } from "../ui/classes";
import { useReducedPrice } from "./coupon";
import type { PricedLine } from "./coupon-lookup";

type PriceLinesProps = {
  /** What is on offer; null where nothing is. */
  line: PricedLine | null;
  /** All in words: the price without a code, how it comes about, and what several cost. */
  price: string;
  note: string | null;
  several: string | null;
};

/** The price of a licence, with the code that was brought. */
export function PriceLines({ line, price, note, several }: PriceLinesProps) {
  const reduced = useReducedPrice(line);
  const said = reduced?.note ?? note;
  const deal = several !== null && <span className="font-medium text-ink">{several}</span>;
  return (
    <div className="grid gap-1">
      <p className={classes("text-3xl font-semibold tracking-tight tabular-nums", line === null && "text-ink-faint")}>{reduced?.words ?? price}</p>
      {/* The line is there even where nothing is to be said: a code that is found later must not move the page. */}
      <p className="text-sm text-ink-soft tabular-nums md:min-h-5">{said ?? deal}</p>
      {said !== null && deal && <p className="text-sm">{deal}</p>}
    </div>
  );
}
