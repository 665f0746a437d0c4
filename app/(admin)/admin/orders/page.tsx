import { OrderSearch } from "@/components/admin/order-search";
import { requireAdmin } from "@/components/admin/require-admin";

export default async function OrderSearchPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">Orders</h1>
      <OrderSearch />
    </>
  );
}
