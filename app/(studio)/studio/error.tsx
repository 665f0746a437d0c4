"use client";

import { PageError, type PageErrorProps } from "@/components/ui/page-error";
import { pageError } from "@/strings/pageError";

export default function StudioError(props: PageErrorProps) {
  return <PageError {...props} back={{ href: "/studio", name: pageError.toStudio }} />;
}
