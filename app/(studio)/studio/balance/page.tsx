import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { BalanceDesk } from "@/components/studio/balance/balance-desk";
import { requireCreator } from "@/components/studio/require-creator";
import { ListSkeleton } from "@/components/ui/list-skeleton";

export const metadata: Metadata = { title: "Balance" };

export default async function BalancePage() {
  await requireCreator("/studio/balance");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">Balance</h1>
      <SignedIn next="/studio/balance" waiting={<ListSkeleton label="Loading your balance" />}>
        <BalanceDesk />
      </SignedIn>
    </div>
  );
}
