import { adminRooms } from "@/strings/admin";
import { reviewCourt } from "@/strings/reviews";
import { SectionNav } from "../ui/section-nav";

const PLACES = [
  { href: "/admin", label: adminRooms.overview, exact: true },
  { href: "/admin/orders", label: adminRooms.orders },
  { href: "/admin/incidents", label: adminRooms.incidents },
  { href: "/admin/reviews", label: reviewCourt.title },
  { href: "/admin/events", label: adminRooms.events },
  { href: "/admin/work", label: adminRooms.work },
  { href: "/admin/mail", label: adminRooms.mail },
  { href: "/admin/audit", label: adminRooms.audit },
];

/** The rooms of the administrator's desk. */
export function AdminNav() {
  return <SectionNav label={adminRooms.label} places={PLACES} />;
}
