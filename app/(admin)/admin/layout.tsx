import type { ReactNode } from "react";
import { AdminNav } from "@/components/admin/admin-nav";
import { requireAdmin } from "@/components/admin/require-admin";
import { SignedIn } from "@/components/layout/signed-in";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { adminRooms } from "@/strings/admin";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin();
  return (
    <>
      <AdminNav />
      <div className="page grid gap-6 py-8 md:py-10">
        <SignedIn next="/admin" waiting={<ListSkeleton label={adminRooms.loading} />}>
          {children}
        </SignedIn>
      </div>
    </>
  );
}
