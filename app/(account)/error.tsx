"use client";

import { PageError, type PageErrorProps } from "@/components/ui/page-error";
import { pageError } from "@/strings/pageError";

export default function AccountError(props: PageErrorProps) {
  return <PageError {...props} back={{ href: "/library", name: pageError.toLibrary }} />;
}
