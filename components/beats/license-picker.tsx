import { licensePicker as words } from "@/strings/beats";
import { CouponScope } from "../checkout/coupon";
import { CouponField } from "../checkout/coupon-field";
import { OwnerSees } from "../store/owner-sees";
import { cn } from "../ui/cn";
import type { BeatPage } from "./beat-types";
import { TierCard } from "./tier-card";

const columns: Record<number, string> = { 1: "md:max-w-md", 2: "md:grid-cols-2", 3: "md:grid-cols-3" };

type LicensePickerProps = { beat: BeatPage; chosen?: string | string[] | undefined; coupon?: string | string[] | undefined };

/** The licences of a beat: side by side on a desk, one below the other on a phone. `chosen` is the one its reader came back for, `coupon` the code in its address. */
export function LicensePicker({ beat, chosen, coupon }: LicensePickerProps) {
  return (
    <section id="licences" aria-labelledby="licences-title" className="grid gap-6">
      <div className="grid gap-1">
        <h2 id="licences-title" className="text-2xl font-semibold tracking-tight">
          {words.title}
        </h2>
        <p className="max-w-prose text-ink-soft">
          {words.lead}
        </p>
      </div>
      <CouponScope beatIds={[beat.beatId]} code={typeof coupon === "string" ? coupon.slice(0, 60) : ""}>
        {!beat.sold && (
          <OwnerSees storeId={beat.storeId} instead={<p className="flex min-h-10 items-center text-sm text-ink-soft">{words.own}</p>}>
            <CouponField />
          </OwnerSees>
        )}
        <ul className={cn("grid gap-4", columns[beat.tiers.length] ?? "md:grid-cols-2 xl:grid-cols-4")}>
          {beat.tiers.map((offer) => (
            <TierCard key={offer.tierType} beat={beat} offer={offer} chosen={offer.tierType === chosen} />
          ))}
        </ul>
      </CouponScope>
    </section>
  );
}
