import { AuditList } from "@/components/admin/audit-list";
import { requireAdmin } from "@/components/admin/require-admin";
import { adminRooms } from "@/strings/admin";

export default async function AuditListPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{adminRooms.audit}</h1>
      <AuditList />
    </>
  );
}
