"use client";

import { lazy, useState } from "react";
import { menus } from "@/strings/frame";
import { fetchedCode } from "../ui/could-not-fetch";
import { Icon } from "../ui/icon";
import { MenuButton } from "./menu-button";

const load = () => import("./account-menu-list");
const AccountMenuList = lazy(load);

export function AccountMenu({ email, hasStore, isAdmin }: { email: string; hasStore: boolean; isAdmin: boolean }) {
  const [leaving, setLeaving] = useState(false);

  async function leave(): Promise<void> {
    setLeaving(true);
    const code = await fetchedCode(import("./sign-out"));
    // Stays pending where it succeeds: the page is being left.
    if (!(await code?.signOut())) setLeaving(false);
  }

  return (
    <MenuButton
      label={menus.account}
      icon={<Icon name="user" />}
      pending={leaving}
      load={load}
      menu={(trigger) => <AccountMenuList trigger={trigger} email={email} hasStore={hasStore} isAdmin={isAdmin} onSignOut={() => void leave()} />}
    />
  );
}
