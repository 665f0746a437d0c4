import { tierAction as words } from "@/strings/beats";
import { AddToCart } from "../cart/add-to-cart";
import { buyWords } from "../checkout/buy-words";
import { OwnerSees } from "../store/owner-sees";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import type { BeatPage, TierOffer } from "./beat-types";
import { TierBuy } from "./tier-buy";

/** The way to a licence: to buy it, to go up to it for the difference, to where it is already, or why there is none; nothing for the beat's own seller. */
export function TierAction({ beat, offer }: { beat: BeatPage; offer: TierOffer }) {
  const { standing, reason, tierType, name, currency } = offer;
  const upgrade = standing?.kind === "upgrade" ? standing : null;
  if (standing?.kind === "owned") {
    return (
      <PageLink href="/library" className={buttonVariants({ variant: "secondary", size: "lg" })}>
        {words.owned}
      </PageLink>
    );
  }
  if (standing?.kind === "covered") return <p className="text-sm text-ink-soft">{words.covered(standing.by)}</p>;
  if (reason) return <p className="text-sm text-ink-soft">{words[reason]}</p>;
  const amount = upgrade?.price ?? offer.price;
  const line = { beatId: beat.beatId, tierType, amount, currency, upgrade: upgrade !== null };
  return (
    <OwnerSees storeId={beat.storeId} instead={null}>
      <TierBuy line={line} tierName={name} slug={beat.slug} label={buyWords(amount, currency, line.upgrade)} />
      {upgrade === null && <AddToCart beatId={beat.beatId} tierType={tierType} tierName={name} />}
    </OwnerSees>
  );
}
