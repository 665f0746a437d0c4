import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { OrderPage } from "@/components/account/orders/order-page";
import { SignedIn } from "@/components/layout/signed-in";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { PageLink } from "@/components/ui/page-link";
import { api } from "@/convex/_generated/api";
import { currentCaller } from "@/lib/auth";
import { asUser } from "@/lib/convex";
import { AppError } from "@/lib/domain/errors";
import { rooms } from "@/strings/account";
import { orders } from "@/strings/orders";

export const metadata: Metadata = { title: orders.one };

export default async function OwnOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  const caller = await currentCaller();
  if (!caller) redirect(`/sign-in?next=${encodeURIComponent(`/orders/${orderId}`)}`);
  // Asked once here, so that an address that is not the buyer's own is a page not found, not an error in a live query.
  await asUser(caller).query(api.commerce.purchases.one, { orderId }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <nav aria-label={rooms.trail} className="text-sm">
        <PageLink className="link" href="/orders">
          {orders.title}
        </PageLink>
      </nav>
      <SignedIn next={`/orders/${orderId}`} waiting={<ListSkeleton label={orders.loadingOne} rows={4} />}>
        <OrderPage orderId={orderId} />
      </SignedIn>
    </div>
  );
}
