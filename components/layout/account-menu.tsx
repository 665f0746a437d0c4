"use client";

import { User } from "lucide-react";
import { lazy, useState } from "react";
import { errorWords, postJson } from "@/lib/api-client";
import { accountMenu } from "@/strings/layout";
import { toast } from "../ui/toast";
import { MenuButton } from "./menu-button";

const load = () => import("./account-menu-list");
const AccountMenuList = lazy(load);

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
      toast.error(accountMenu.stillSignedIn, { description: errorWords(error) });
    }
  }

  return (
    <MenuButton
      label={accountMenu.label}
      icon={<User aria-hidden />}
      pending={leaving}
      load={load}
      menu={(trigger) => <AccountMenuList trigger={trigger} email={email} hasStore={hasStore} isAdmin={isAdmin} onSignOut={() => void signOut()} />}
    />
  );
}
