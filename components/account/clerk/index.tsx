"use client";

import { type ComponentProps, lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { FormSkeleton } from "./form-skeleton";

/*
 * The parts that need Clerk's code, fetched where one of them is shown: where accounts are our own, none of it is ever sent.
 */

const parts = () => import("./parts");
const SignIn = lazy(async () => ({ default: (await parts()).ClerkSignIn }));
const SignUp = lazy(async () => ({ default: (await parts()).ClerkSignUp }));
const ConfirmAddress = lazy(async () => ({ default: (await parts()).ClerkConfirmAddress }));
const ProfileButton = lazy(async () => ({ default: (await parts()).ClerkProfileButton }));
const AccountButton = lazy(async () => ({ default: (await parts()).ClerkAccountButton }));

/** What the whole app stands in; rendered on the server too. */
export const ClerkRoot = lazy(async () => ({ default: (await parts()).ClerkRoot }));

export function ClerkSignIn(props: ComponentProps<typeof SignIn>) {
  return (
    <InBrowser waiting={<FormSkeleton />}>
      <SignIn {...props} />
    </InBrowser>
  );
}

export function ClerkSignUp(props: ComponentProps<typeof SignUp>) {
  return (
    <InBrowser waiting={<FormSkeleton />}>
      <SignUp {...props} />
    </InBrowser>
  );
}

export function ClerkConfirmAddress(props: ComponentProps<typeof ConfirmAddress>) {
  return (
    <InBrowser waiting={<Skeleton className="h-24" />}>
      <ConfirmAddress {...props} />
    </InBrowser>
  );
}

export function ClerkProfileButton() {
  return (
    <InBrowser waiting={<Skeleton className="h-10 w-48" />}>
      <ProfileButton />
    </InBrowser>
  );
}

export function ClerkAccountButton(props: ComponentProps<typeof AccountButton>) {
  return (
    <InBrowser waiting={<Skeleton className="size-10 rounded-full" />}>
      <AccountButton {...props} />
    </InBrowser>
  );
}

/** Clerk's components show what its script knows, which the server does not: they come once the page is alive. */
function InBrowser({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const alive = useSyncExternalStore(neverChanges, () => true, () => false);
  return alive ? <Suspense fallback={waiting}>{children}</Suspense> : waiting;
}

const neverChanges = () => () => {};
