import { OrderSearch } from "@/components/admin/order-search";
import { requireAdmin } from "@/components/admin/require-admin";
import { adminRooms } from "@/strings/admin";

export default async function OrderSearchPage() {
  await requireAdmin();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{adminRooms.orders}</h1>
      <OrderSearch />
    </>
  );
}
