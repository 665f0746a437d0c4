import { reviewCourt } from "@/strings/reviews";
import { SectionNav } from "../ui/section-nav";

const PLACES = [
  { href: "/admin", label: "Overview", exact: true },
  { href: "/admin/orders", label: "Orders" },
  { href: "/admin/incidents", label: "Incidents" },
  { href: "/admin/reviews", label: reviewCourt.title },
  { href: "/admin/events", label: "Events" },
  { href: "/admin/work", label: "Work" },
  { href: "/admin/mail", label: "Mail" },
  { href: "/admin/audit", label: "Audit log" },
];

/** The rooms of the administrator's desk. */
export function AdminNav() {
  return <SectionNav label="Administration" places={PLACES} />;
}
