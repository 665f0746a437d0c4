import { reviewDesk } from "@/strings/reviews";
import { studioNav } from "@/strings/studio";
import { SectionNav } from "../ui/section-nav";

const PLACES = [
  { href: "/studio", label: studioNav.beats, exact: true },
  { href: "/studio/store", label: studioNav.store },
  { href: "/studio/deals", label: studioNav.deals },
  { href: "/studio/offers", label: studioNav.offers },
  { href: "/studio/reviews", label: reviewDesk.title },
  { href: "/studio/sales", label: studioNav.sales },
  { href: "/studio/balance", label: studioNav.balance },
  { href: "/studio/analytics", label: studioNav.analytics },
];

/** The rooms of the studio. */
export function StudioNav() {
  return <SectionNav label={studioNav.label} places={PLACES} />;
}
