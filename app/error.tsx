"use client";

import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import type { PageError, PageErrorProps } from "@/components/ui/page-error";
import { pageError } from "@/strings/pageError";

/** A page that broke. No page carries what is shown then: it comes with the error, and where it does not come these words stay. */
export default function AnyError(props: PageErrorProps) {
  const [Shown, setShown] = useState<ComponentType<ComponentProps<typeof PageError>> | null>(null);
  useEffect(() => {
    void import("@/components/ui/page-error").then((code) => setShown(() => code.PageError)).catch(() => undefined);
  }, []);
  if (Shown !== null) return <Shown {...props} back={{ href: "/beats", name: pageError.toBeats }} />;
  return (
    <div role="alert" className="page grid gap-4 py-10 md:py-16">
      <h1 className="text-xl font-semibold tracking-tight">{pageError.title}</h1>
      {/* A whole page load: the connection may be what broke. */}
      <a href="" className="link justify-self-start">
        {pageError.again}
      </a>
    </div>
  );
}
