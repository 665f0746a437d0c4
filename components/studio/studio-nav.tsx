import { reviewDesk } from "@/strings/reviews";
import { SectionNav } from "../ui/section-nav";

const PLACES = [
  { href: "/studio", label: "Beats", exact: true },
  { href: "/studio/store", label: "Store" },
  { href: "/studio/deals", label: "Deals" },
  { href: "/studio/offers", label: "Offers" },
  { href: "/studio/reviews", label: reviewDesk.title },
  { href: "/studio/sales", label: "Sales" },
  { href: "/studio/balance", label: "Balance" },
  { href: "/studio/analytics", label: "Analytics" },
];

/** The rooms of the studio. */
export function StudioNav() {
  return <SectionNav label="Studio" places={PLACES} />;
}
