import type { Metadata } from "next";
import { SignedIn } from "@/components/layout/signed-in";
import { BalanceDesk } from "@/components/studio/balance/balance-desk";
import { requireCreator } from "@/components/studio/require-creator";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { balancePage } from "@/strings/balance";

export const metadata: Metadata = { title: balancePage.title };

export default async function BalancePage() {
  await requireCreator("/studio/balance");
  return (
    <div className="page grid gap-6 py-8 md:py-12">
      <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{balancePage.title}</h1>
      <SignedIn next="/studio/balance" waiting={<ListSkeleton label={balancePage.loading} />}>
        <BalanceDesk />
      </SignedIn>
    </div>
  );
}
