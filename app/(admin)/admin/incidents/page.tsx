import { IncidentList } from "@/components/admin/incident-list";
import { requireAdmin } from "@/components/admin/require-admin";

export default async function IncidentListPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Incidents</h1>
      <IncidentList />
    </>
  );
}
