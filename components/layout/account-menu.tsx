"use client";

import { AudioLines, Library, LogOut, ShieldCheck, Store, User } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { errorWords, postJson } from "@/lib/api-client";
import { Button } from "../ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import { PageLink } from "../ui/page-link";

export function AccountMenu({ email, hasStore, isAdmin }: { email: string; hasStore: boolean; isAdmin: boolean }) {
  const [leaving, setLeaving] = useState(false);

  async function signOut(): Promise<void> {
    setLeaving(true);
    try {
      await postJson("/api/auth/sign-out", {});
      // A full load, so that nothing of this account stays in memory.
      window.location.assign("/");
    } catch (error) {
      setLeaving(false);
      toast.error("You are still signed in.", { description: errorWords(error) });
    }
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Account" pending={leaving}>
          <User aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="max-w-72">
        <DropdownMenuLabel className="truncate">{email}</DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <PageLink href="/library">
            <Library aria-hidden />
            Library
          </PageLink>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <PageLink href={hasStore ? "/studio" : "/sell"}>
            {hasStore ? <AudioLines aria-hidden /> : <Store aria-hidden />}
            {hasStore ? "Studio" : "Open a store"}
          </PageLink>
        </DropdownMenuItem>
        {isAdmin && (
          <DropdownMenuItem asChild>
            <PageLink href="/admin">
              <ShieldCheck aria-hidden />
              Administration
            </PageLink>
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
