import type { TierTerms } from "./beatTiers";
import { assertMinorUnits, chargeable } from "./money";

/**
 * What going up to a tier that costs `target` now takes from somebody who has paid `paid`, net, for what they hold. Minor
 * units; at least zero, and what is too small to charge is free. The second step of two costs the same as one big step.
 */
export function upgradePrice(target: number, paid: number): number {
  assertMinorUnits(target, "target price");
  assertMinorUnits(paid, "sum paid");
  if (target < 0 || paid < 0) throw new RangeError("neither a price nor a sum paid can be negative");
  return chargeable(Math.max(0, target - paid));
}

/** The terms of a tier for somebody who holds `held`: in each point the wider of the two, so that no right is lost. */
export function widened(offered: TierTerms, held: TierTerms): TierTerms {
  return {
    exclusive: offered.exclusive || held.exclusive,
    copies: larger(offered.copies, held.copies),
    streams: larger(offered.streams, held.streams),
    commercialUse: offered.commercialUse || held.commercialUse,
    musicVideo: offered.musicVideo || held.musicVideo,
    radioBroadcast: offered.radioBroadcast || held.radioBroadcast,
    livePerformance: offered.livePerformance || held.livePerformance,
    stemsIncluded: offered.stemsIncluded || held.stemsIncluded,
    creditRequired: offered.creditRequired && held.creditRequired,
  };
}

/** `null` is without limit. */
function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
