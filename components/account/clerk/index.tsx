"use client";

import { type ComponentProps, lazy } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { FormSkeleton } from "./form-skeleton";
import { InBrowser } from "./in-browser";

/*
 * The parts that need Clerk's code, fetched where one of them is shown: where accounts are our own, none of it is ever sent.
 */

const parts = () => import("./parts");
const SignIn = lazy(async () => ({ default: (await parts()).ClerkSignIn }));
const SignUp = lazy(async () => ({ default: (await parts()).ClerkSignUp }));
const ConfirmAddress = lazy(async () => ({ default: (await parts()).ClerkConfirmAddress }));
const ProfileButton = lazy(async () => ({ default: (await parts()).ClerkProfileButton }));

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
