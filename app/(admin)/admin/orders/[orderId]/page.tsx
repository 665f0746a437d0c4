import { notFound } from "next/navigation";
import { OrderDesk } from "@/components/admin/order-desk";
import { requireAdmin } from "@/components/admin/require-admin";
import { api } from "@/convex/_generated/api";
import { currentCaller } from "@/lib/auth";
import { asUser } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";

export default async function AdminOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  await requireAdmin();
  const { orderId } = await params;
  const caller = await currentCaller();
  if (!caller) notFound();
  await asUser(caller).query(api.commerce.orders.one, { orderId }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return <OrderDesk orderId={orderId} />;
}
