"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { dialog as words } from "@/strings/ui";
import { buttonVariants } from "./button";
import { cn } from "./cn";

export const Dialog = RadixDialog.Root;
export const DialogTrigger = RadixDialog.Trigger;

type DialogContentProps = Omit<ComponentProps<typeof RadixDialog.Content>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
};

/** A window above the page: centred on a desk, a sheet from below on a phone. Its body scrolls, its title stays. */
export function DialogContent({ title, description, className, children, ...props }: DialogContentProps) {
  return (
    <RadixDialog.Portal>
      <RadixDialog.Overlay className="fixed inset-0 z-50 bg-scrim" />
      <RadixDialog.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "fixed z-50 flex max-h-[85dvh] w-full flex-col overflow-hidden bg-raised shadow-pop animate-appear",
          "inset-x-0 bottom-0 rounded-t-lg border-t",
          "md:inset-x-auto md:top-1/2 md:bottom-auto md:left-1/2 md:max-w-lg md:-translate-1/2 md:rounded-lg md:border",
          className,
        )}
        {...props}
      >
        <header className="flex items-start gap-4 border-b p-4 md:px-6">
          <div className="grid flex-1 gap-1 pt-1">
            <RadixDialog.Title className="text-lg font-semibold tracking-tight">{title}</RadixDialog.Title>
            {description && <RadixDialog.Description className="text-sm text-ink-soft">{description}</RadixDialog.Description>}
          </div>
          <RadixDialog.Close aria-label={words.close} className={buttonVariants({ variant: "ghost", size: "icon-sm" })}>
            <X aria-hidden />
          </RadixDialog.Close>
        </header>
        <div className="overflow-y-auto overscroll-contain p-4 md:p-6">{children}</div>
      </RadixDialog.Content>
    </RadixDialog.Portal>
  );
}
