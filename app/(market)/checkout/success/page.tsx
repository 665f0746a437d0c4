import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OrderConfirming } from "@/components/checkout/order-confirming";
import { OrderStatus } from "@/components/checkout/order-status";
import { SignedIn } from "@/components/layout/signed-in";
import { viewer } from "@/lib/auth";
import { orderPage } from "@/strings/checkout";

export const metadata: Metadata = { title: orderPage.documentTitle, robots: { index: false } };

export default async function SuccessPage({ searchParams }: { searchParams: Promise<{ session_id?: string | string[] }> }) {
  const { session_id: sessionId } = await searchParams;
  if (typeof sessionId !== "string" || sessionId === "") redirect("/library");
  const here = `/checkout/success?session_id=${encodeURIComponent(sessionId)}`;
  if (!(await viewer())) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  return (
    <div className="page max-w-4xl py-10 md:py-16">
      <SignedIn next={here} waiting={<OrderConfirming />}>
        <OrderStatus sessionId={sessionId} />
      </SignedIn>
    </div>
  );
}
