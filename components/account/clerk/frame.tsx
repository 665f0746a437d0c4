"use client";

import { type ComponentProps, lazy } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { InBrowser } from "./in-browser";

/*
 * What of Clerk's stands around every page. Apart from its forms, so that no page carries their words.
 */

const parts = () => import("./parts");
const AccountButton = lazy(async () => ({ default: (await parts()).ClerkAccountButton }));

/** What the whole app stands in; rendered on the server too. */
export const ClerkRoot = lazy(async () => ({ default: (await parts()).ClerkRoot }));

export function ClerkAccountButton(props: ComponentProps<typeof AccountButton>) {
  return (
    <InBrowser waiting={<Skeleton className="size-10 rounded-full" />}>
      <AccountButton {...props} />
    </InBrowser>
  );
}
