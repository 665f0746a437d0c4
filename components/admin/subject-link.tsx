import { PageLink } from "../ui/page-link";

const ROOMS: Readonly<Record<string, (id: string) => string>> = {
  order: (id) => `/admin/orders/${id}`,
  work: () => "/admin/work",
  inbox: () => "/admin/events",
  review: () => "/admin/reviews",
  suppression: () => "/admin/mail",
};

/** The thing a row is about, as the way to it where it has a page. */
export function SubjectLink({ subject }: { subject: string }) {
  const [kind = "", id = ""] = subject.split(":");
  const path = ROOMS[kind]?.(id);
  const words = <span className="font-mono text-xs break-all">{subject}</span>;
  return path === undefined ? words : <PageLink href={path} className="link">{words}</PageLink>;
}
