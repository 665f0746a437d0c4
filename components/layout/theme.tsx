"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";

/**
 * Light, dark, or as the system has it; the choice is kept in this browser.
 * `nonce` lets the small script run that sets the theme before the first paint.
 */
export function Theme({ children, nonce }: { children: ReactNode; nonce?: string | undefined }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange storageKey="backline.theme" {...(nonce ? { nonce } : {})}>
      {children}
    </ThemeProvider>
  );
}
