import { Check, ChevronRight, ShoppingBag } from "lucide-react";
import { addToCart } from "@/strings/cartButton";
import { sheet } from "@/strings/playerWindows";
import type { BeatPage, TierOffer } from "../beats/beat-types";
import { sumWords } from "../beats/price";
import { tierPath } from "../beats/tier-path";
import { useAddToCart } from "../cart/use-add-to-cart";
import { useConnection } from "../providers/connection";
import { Button, buttonVariants } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import type { Track } from "./track";

type Follow = (href: string) => void;
type Props = { track: Track; beat: BeatPage | null | undefined; onFollow: Follow };

/** What the beat costs, licence by licence: each leads to its card, where it is bought, and goes into the cart from here. */
export function SheetLicences({ track, beat, onFollow }: Props) {
  return (
    <section aria-labelledby="sheet-licences" className="grid gap-2 border-t px-4 py-3">
      <h3 id="sheet-licences" className="text-xs text-ink-faint">
        {sheet.licences}
      </h3>
      {beat === undefined ? (
        <Skeleton className="h-36" />
      ) : beat === null || beat.sold ? (
        <p className="text-sm text-ink-soft">{beat === null ? sheet.licencesFailed : sheet.sold}</p>
      ) : (
        <ul className="rounded-md border bg-raised">
          {beat.tiers.map((offer) => (
            <SheetLicence key={offer.tierType} beat={beat} offer={offer} onFollow={onFollow} />
          ))}
        </ul>
      )}
      <a {...leaving(`/beats/${track.slug}`, onFollow)} className={buttonVariants({ variant: "secondary", className: "w-full" })}>
        {sheet.toBeat}
      </a>
    </section>
  );
}

function SheetLicence({ beat, offer, onFollow }: { beat: BeatPage; offer: TierOffer; onFollow: Follow }) {
  const { ownStoreId } = useConnection();
  const { tierType, name, price, currency, available, standing } = offer;
  return (
    <li className="flex items-center border-b last:border-b-0">
      <a {...leaving(tierPath(beat.slug, tierType), onFollow)} className="flex min-h-12 min-w-0 flex-1 items-center gap-3 px-4 text-sm">
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        <span className="tabular-nums">{available ? sumWords(price, currency) : "–"}</span>
        <ChevronRight aria-hidden className="size-4 text-ink-faint" />
      </a>
      {/* The prices of all of them stand below one another, whether there is something to add or not. */}
      <div className="w-12 shrink-0">{available && standing === null && beat.storeId !== ownStoreId && <SheetAdd beat={beat} offer={offer} onFollow={onFollow} />}</div>
    </li>
  );
}

function SheetAdd({ beat: { beatId }, offer: { tierType, name }, onFollow }: { beat: BeatPage; offer: TierOffer; onFollow: Follow }) {
  const { inCart, add, said } = useAddToCart({ beatId, tierType });
  return (
    <>
      {inCart ? (
        <a {...leaving("/cart", onFollow)} aria-label={addToCart.inCart} className={buttonVariants({ variant: "ghost", size: "icon" })}>
          <Check aria-hidden />
        </a>
      ) : (
        <Button variant="ghost" size="icon" aria-label={addToCart.addTier(name)} onClick={add}>
          <ShoppingBag aria-hidden />
        </Button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}

/** A link to another page: the sheet closes first. */
function leaving(href: string, onFollow: Follow) {
  return {
    href,
    onClick: (event: { metaKey: boolean; ctrlKey: boolean; preventDefault: () => void }) => {
      if (event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      onFollow(href);
    },
  };
}
