"use client";

import { PageError, type PageErrorProps } from "@/components/ui/page-error";
import { pageError } from "@/strings/states";

export default function AnyError(props: PageErrorProps) {
  return <PageError {...props} back={{ href: "/beats", name: pageError.toBeats }} />;
}
