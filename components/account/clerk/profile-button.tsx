"use client";

import { useClerk } from "@clerk/nextjs";
import { Button } from "@/components/ui/button";
import { settings } from "@/strings/settings";

/** Leads to Clerk's own settings of an account. */
export function ClerkProfileButton() {
  const { openUserProfile } = useClerk();
  return (
    <Button variant="secondary" className="justify-self-start" onClick={() => openUserProfile()}>
      {settings.clerk.open}
    </Button>
  );
}
