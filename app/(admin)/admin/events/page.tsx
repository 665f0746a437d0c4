import { EventList } from "@/components/admin/event-list";
import { requireAdmin } from "@/components/admin/require-admin";

export default async function EventListPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Events</h1>
      <EventList />
    </>
  );
}
