"use client";

import { SignIn } from "@clerk/nextjs";
import { embeddedForm } from "./appearance";
import { FormSkeleton } from "./form-skeleton";

/** Clerk's own sign-in. `next` is a path of ours that was checked; it wins over whatever a link asks for. */
export function ClerkSignIn({ next }: { next: string }) {
  const signUpUrl = `/sign-up?next=${encodeURIComponent(next)}`;
  return <SignIn routing="hash" forceRedirectUrl={next} signUpForceRedirectUrl={next} signUpUrl={signUpUrl} appearance={embeddedForm} fallback={<FormSkeleton />} />;
}
