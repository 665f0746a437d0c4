import { Overview } from "@/components/admin/overview";
import { requireAdmin } from "@/components/admin/require-admin";
import { adminRooms } from "@/strings/admin";

export default async function OverviewPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{adminRooms.overview}</h1>
      <Overview />
    </>
  );
}
