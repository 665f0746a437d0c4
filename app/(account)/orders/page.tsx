import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OrderList } from "@/components/account/orders/order-list";
import { OrdersSkeleton } from "@/components/account/orders/orders-skeleton";
import { SignedIn } from "@/components/layout/signed-in";
import { viewer } from "@/lib/auth";
import { orders } from "@/strings/orders";

export const metadata: Metadata = { title: orders.title };

export default async function OrdersPage() {
  if (!(await viewer())) redirect("/sign-in?next=/orders");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <header className="grid gap-1">
        <h1 className="text-3xl font-semibold tracking-tight">{orders.title}</h1>
        <p className="text-ink-soft">{orders.lead}</p>
      </header>
      <SignedIn next="/orders" waiting={<OrdersSkeleton />}>
        <OrderList />
      </SignedIn>
    </div>
  );
}
