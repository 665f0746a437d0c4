import type { Metadata } from "next";
import { CartDesk } from "@/components/cart/cart-desk";
import { codesIn } from "@/components/cart/cart-path";
import { cart } from "@/strings/cart";

export const metadata: Metadata = { title: cart.title, robots: { index: false } };

/** What somebody is about to buy, by store. */
export default async function CartPage({ searchParams }: { searchParams: Promise<{ coupon?: string | string[] }> }) {
  const { coupon } = await searchParams;
  return (
    <div className="page grid max-w-4xl gap-8 py-8 md:py-12">
      <h1 className="text-3xl font-semibold tracking-tight">{cart.title}</h1>
      <CartDesk brought={codesIn(coupon)} />
    </div>
  );
}
