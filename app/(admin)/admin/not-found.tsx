import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { notInAdmin } from "@/strings/states";

export default function NotInAdmin() {
  return (
    <div className="page py-10 md:py-16">
      <EmptyState
        as="h1"
        title={notInAdmin.title}
        action={
          <div className="flex flex-wrap gap-3">
            <Link href="/admin/orders" className={buttonVariants()}>
              {notInAdmin.orders}
            </Link>
          </div>
        }
      >
        {notInAdmin.text}
      </EmptyState>
    </div>
  );
}
