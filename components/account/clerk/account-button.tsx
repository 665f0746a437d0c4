"use client";

import { UserButton } from "@clerk/nextjs";
import { AudioLines, Heart, Library, ReceiptText, Settings, Store, Users } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";
import { rooms } from "@/strings/account";
import { accountMenuList as words } from "@/strings/layout";

const ICON = "size-4";

/** Clerk's account menu with our own places in it. Keeps its room in the header until Clerk's script is there. */
export function ClerkAccountButton({ hasStore }: { hasStore: boolean }) {
  return (
    <div className="grid size-10 place-items-center">
      <UserButton fallback={<Skeleton className="size-7 rounded-full" />}>
        <UserButton.MenuItems>
          <UserButton.Link label={rooms.library} labelIcon={<Library aria-hidden className={ICON} />} href="/library" />
          <UserButton.Link label={rooms.wishlist} labelIcon={<Heart aria-hidden className={ICON} />} href="/wishlist" />
          <UserButton.Link label={rooms.following} labelIcon={<Users aria-hidden className={ICON} />} href="/following" />
          <UserButton.Link label={rooms.orders} labelIcon={<ReceiptText aria-hidden className={ICON} />} href="/orders" />
          <UserButton.Link label={rooms.settings} labelIcon={<Settings aria-hidden className={ICON} />} href="/settings" />
          <UserButton.Link
            label={hasStore ? words.studio : words.openStore}
            labelIcon={hasStore ? <AudioLines aria-hidden className={ICON} /> : <Store aria-hidden className={ICON} />}
            href={hasStore ? "/studio" : "/sell"}
          />
        </UserButton.MenuItems>
      </UserButton>
    </div>
  );
}
