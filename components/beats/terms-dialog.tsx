"use client";

import { lazy, Suspense, useState } from "react";
import { termsDialog } from "@/strings/tierButtons";
import { Button } from "../ui/button";
import type { TierOffer } from "./beat-types";
import type { OfferedBeat } from "./terms-preview";

const load = () => import("./terms-window");
const TermsWindow = lazy(load);

/** The whole text of a licence, readable before anything is paid; fetched and written when somebody asks for it. */
export function TermsDialog({ beat, offer }: { beat: OfferedBeat; offer: TierOffer }) {
  const [state, setState] = useState<"unasked" | "open" | "closed">("unasked");
  return (
    <>
      <Button
        variant="link"
        className="justify-self-start font-normal"
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setState("open")}
      >
        {termsDialog.open}
      </Button>
      {state !== "unasked" && (
        <Suspense>
          <TermsWindow beat={beat} offer={offer} open={state === "open"} onOpenChange={(open) => setState(open ? "open" : "closed")} />
        </Suspense>
      )}
    </>
  );
}
