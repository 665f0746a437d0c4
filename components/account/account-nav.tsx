import { rooms } from "@/strings/account";
import { SectionNav } from "../ui/section-nav";

const PLACES = [
  { href: "/library", label: rooms.library, exact: true },
  { href: "/wishlist", label: rooms.wishlist },
  { href: "/following", label: rooms.following },
  { href: "/orders", label: rooms.orders },
  { href: "/library/downloads", label: rooms.downloads },
  { href: "/library/offers", label: rooms.offers },
  { href: "/settings", label: rooms.settings },
];

/** The rooms of an account. */
export function AccountNav() {
  return <SectionNav label={rooms.label} places={PLACES} />;
}
