"use client";

import { PageError, type PageErrorProps } from "@/components/ui/page-error";
import { pageError } from "@/strings/pageError";

export default function AdminError(props: PageErrorProps) {
  return <PageError {...props} back={{ href: "/admin", name: pageError.toAdmin }} />;
}
