import { Overview } from "@/components/admin/overview";
import { requireAdmin } from "@/components/admin/require-admin";

export default async function OverviewPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Overview</h1>
      <Overview />
    </>
  );
}
