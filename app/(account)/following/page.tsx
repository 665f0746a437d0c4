import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FollowedList } from "@/components/follows/followed-list";
import { SignedIn } from "@/components/layout/signed-in";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { viewer } from "@/lib/auth";
import { following } from "@/strings/follows";

export const metadata: Metadata = { title: following.title };

export default async function FollowingPage() {
  if (!(await viewer())) redirect("/sign-in?next=/following");
  return (
    <div className="page grid gap-10 py-8 md:py-12">
      <div className="grid gap-1">
        <h1 className="text-3xl font-semibold tracking-tight">{following.title}</h1>
        <p className="text-ink-soft">{following.lead}</p>
      </div>
      <SignedIn next="/following" waiting={<ListSkeleton label={following.loading} rows={3} />}>
        <FollowedList />
      </SignedIn>
    </div>
  );
}
