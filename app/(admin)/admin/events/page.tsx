import { EventList } from "@/components/admin/event-list";
import { requireAdmin } from "@/components/admin/require-admin";
import { adminRooms } from "@/strings/admin";

export default async function EventListPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{adminRooms.events}</h1>
      <EventList />
    </>
  );
}
