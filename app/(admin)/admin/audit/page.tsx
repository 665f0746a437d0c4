import { AuditList } from "@/components/admin/audit-list";
import { requireAdmin } from "@/components/admin/require-admin";

export default async function AuditListPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Audit log</h1>
      <AuditList />
    </>
  );
}
