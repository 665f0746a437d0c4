import { WorkList } from "@/components/admin/work-list";
import { requireAdmin } from "@/components/admin/require-admin";
import { adminRooms } from "@/strings/admin";

export default async function WorkListPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{adminRooms.work}</h1>
      <WorkList />
    </>
  );
}
