"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { offerButton as words } from "@/strings/tierButtons";
import { useConnection } from "../providers/connection";
import { Button } from "../ui/button";
import type { BeatPage, TierOffer } from "./beat-types";
import { tierPath } from "./tier-path";

const load = () => import("./offer-window");
const OfferWindow = lazy(load);

/** The way to a price of one's own, where the seller takes offers. */
export function OfferButton({ beat, offer }: { beat: Pick<BeatPage, "beatId" | "slug" | "title">; offer: TierOffer }) {
  const { signedIn } = useConnection();
  const router = useRouter();
  const [state, setState] = useState<"unasked" | "open" | "closed">("unasked");
  const open = () => {
    if (signedIn) setState("open");
    else router.push(`/sign-in?next=${encodeURIComponent(tierPath(beat.slug, offer.tierType))}`);
  };
  return (
    <>
      <Button
        variant="secondary"
        aria-label={words.openFor(offer.name)}
        aria-haspopup={signedIn ? "dialog" : undefined}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={open}
      >
        {words.open}
      </Button>
      {state !== "unasked" && (
        <Suspense>
          <OfferWindow beat={beat} offer={offer} open={state === "open"} onOpenChange={(shown) => setState(shown ? "open" : "closed")} />
        </Suspense>
      )}
    </>
  );
}
