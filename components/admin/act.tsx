"use client";

import { useState, type ReactNode } from "react";
import { toast } from "../ui/toast";
import { errorWords } from "@/lib/api-client";
import { act as words } from "@/strings/admin";
import { Button, type ButtonProps } from "../ui/button";

type ActProps = Omit<ButtonProps, "onClick" | "children"> & { deed: () => Promise<unknown>; done: string; children: ReactNode };

/** A press that does one thing, and says how it went. */
export function Act({ deed, done, children, variant = "secondary", size = "sm", ...props }: ActProps) {
  const [pending, setPending] = useState(false);
  async function act(): Promise<void> {
    setPending(true);
    try {
      await deed();
      toast.success(done);
    } catch (error) {
      toast.error(words.failed, { description: errorWords(error) });
    } finally {
      setPending(false);
    }
  }
  return (
    <Button variant={variant} size={size} pending={pending} onClick={() => void act()} {...props}>
      {children}
    </Button>
  );
}
