"use client";

import { AudioLines, Download, Heart, Library, LogOut, ReceiptText, Settings, ShieldCheck, Store, Users } from "lucide-react";
import type { ReactElement } from "react";
import { rooms } from "@/strings/account";
import { accountMenuList as words } from "@/strings/layout";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import { PageLink } from "../ui/page-link";

const ROOMS = [
  { href: "/wishlist", label: rooms.wishlist, Icon: Heart },
  { href: "/following", label: rooms.following, Icon: Users },
  { href: "/orders", label: rooms.orders, Icon: ReceiptText },
  { href: "/library/downloads", label: rooms.downloads, Icon: Download },
  { href: "/settings", label: rooms.settings, Icon: Settings },
];

type AccountMenuListProps = { trigger: ReactElement; email: string; hasStore: boolean; isAdmin: boolean; onSignOut: () => void };

export default function AccountMenuList({ trigger, email, hasStore, isAdmin, onSignOut }: AccountMenuListProps) {
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent className="max-w-72">
        <DropdownMenuLabel className="truncate">{email}</DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <PageLink href="/library">
            <Library aria-hidden />
            {rooms.library}
          </PageLink>
        </DropdownMenuItem>
        {ROOMS.map(({ href, label, Icon }) => (
          <DropdownMenuItem key={href} asChild>
            <PageLink href={href}>
              <Icon aria-hidden />
              {label}
            </PageLink>
          </DropdownMenuItem>
        ))}
        <DropdownMenuItem asChild>
          <PageLink href={hasStore ? "/studio" : "/sell"}>
            {hasStore ? <AudioLines aria-hidden /> : <Store aria-hidden />}
            {hasStore ? words.studio : words.openStore}
          </PageLink>
        </DropdownMenuItem>
        {isAdmin && (
          <DropdownMenuItem asChild>
            <PageLink href="/admin">
              <ShieldCheck aria-hidden />
              {words.administration}
            </PageLink>
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onSignOut}>
          <LogOut aria-hidden />
          {words.signOut}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
