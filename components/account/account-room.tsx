import type { ReactNode } from "react";
import { AccountNav } from "./account-nav";

/** What every room of the account stands in. */
export function AccountRoom({ children }: { children: ReactNode }) {
  return (
    <>
      <AccountNav />
      {children}
    </>
  );
}
