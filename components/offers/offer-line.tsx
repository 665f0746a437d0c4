import type { FunctionReturnType } from "convex/server";
import type { ReactNode } from "react";
import type { api } from "@/convex/_generated/api";
import { isLiveOffer } from "@/lib/domain/offers";
import { offerLine as words, offerStates } from "@/strings/offers";
import { Cover } from "../beats/cover";
import { priceWords } from "../beats/price";
import { Badge } from "../ui/badge";
import { momentWords } from "../ui/moment-words";
import { PageLink } from "../ui/page-link";
import { OFFER_TONES } from "./offer-tones";

export type Offer = FunctionReturnType<typeof api.deals.offers.mine>["page"][number];

type OfferLineProps = {
  offer: Offer;
  side: "buyer" | "seller";
  /** Who made it, for the seller. */
  from?: string;
  /** What can be done about it. */
  children: ReactNode;
};

/** One offer: for what, how much, how it stands and until when. */
export function OfferLine({ offer, side, from, children }: OfferLineProps) {
  const { beat, tierName, state, asked, counter, agreed, listPrice, currency, message, reply, expiresAt } = offer;
  const money = (amount: number) => priceWords(amount, currency);
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-4 gap-y-3 py-4 md:grid-cols-[3rem_minmax(0,1fr)_auto] md:items-center">
      <Cover peaks={beat.peaks} className="size-12 rounded-sm" />
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <PageLink href={`/beats/${beat.slug}`} className="min-w-0 truncate font-medium hover:underline">
            {beat.title}
          </PageLink>
          <Badge tone={OFFER_TONES[state]}>{offerStates[side][state]}</Badge>
        </p>
        <p className="text-sm text-ink-soft tabular-nums">
          {words.about({ side, from, tier: tierName, asked: money(asked), listed: money(listPrice), counter: counter === null ? null : money(counter), agreed: agreed === null ? null : money(agreed) })}
        </p>
        {message !== "" && <p className="text-sm break-words text-ink-soft">{words.message(message)}</p>}
        {reply !== "" && <p className="text-sm break-words text-ink-soft">{words.reply(reply)}</p>}
        {isLiveOffer(state) && (
          <p className="text-sm text-ink-faint tabular-nums">
            {state === "accepted" ? words.goodUntil(momentWords(expiresAt)) : words.lapses(momentWords(expiresAt))}
          </p>
        )}
      </div>
      <div className="col-start-2 -ml-3 flex flex-wrap gap-1 empty:hidden md:col-start-3 md:ml-0">{children}</div>
    </li>
  );
}
