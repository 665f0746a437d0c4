"use client";

import { SignUp } from "@clerk/nextjs";
import { embeddedForm } from "./appearance";
import { FormSkeleton } from "./form-skeleton";

/** Clerk's own sign-up. `next` is a path of ours that was checked; it wins over whatever a link asks for. */
export function ClerkSignUp({ next }: { next: string }) {
  const signInUrl = `/sign-in?next=${encodeURIComponent(next)}`;
  return <SignUp routing="hash" forceRedirectUrl={next} signInForceRedirectUrl={next} signInUrl={signInUrl} appearance={embeddedForm} fallback={<FormSkeleton />} />;
}
