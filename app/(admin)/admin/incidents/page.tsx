import { IncidentList } from "@/components/admin/incident-list";
import { requireAdmin } from "@/components/admin/require-admin";
import { adminRooms } from "@/strings/admin";

export default async function IncidentListPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{adminRooms.incidents}</h1>
      <IncidentList />
    </>
  );
}
