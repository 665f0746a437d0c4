import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { FirstSource } from "@/components/analytics/first-source";
import { Footer } from "@/components/layout/footer";
import { fontVariables } from "@/components/layout/fonts";
import { Header } from "@/components/layout/header";
import { OfflineWorker } from "@/components/layout/offline-worker";
import { TabBar } from "@/components/layout/tab-bar";
import { ThemeScript } from "@/components/layout/theme-script";
import { PlayerPlace } from "@/components/player/player-place";
import { ShortcutKeys } from "@/components/player/shortcut-keys";
import { Identity } from "@/components/providers/identity";
import { IconShapes } from "@/components/ui/drawn-icon";
import { Toaster } from "@/components/ui/toaster";
import { viewer } from "@/lib/auth";
import { publicConfig } from "@/lib/public-config";
import { site } from "@/strings/layout";
import { locale } from "@/strings/locale";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return {
    metadataBase: new URL(publicConfig().appUrl),
    title: { default: site.title, template: site.titleTemplate },
    description: site.description,
    icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }, { url: "/icon-192.png", sizes: "192x192", type: "image/png" }], apple: "/apple-touch-icon.png" },
    manifest: "/manifest.webmanifest",
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#0e0e0c" },
  ],
  viewportFit: "cover",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const { convexUrl, sandboxUrl, clerk } = publicConfig();
  const me = await viewer();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set before the first paint by a script, so it differs from what the server sent.
    <html lang={locale.language} className={fontVariables} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col pb-(--player-height) font-sans">
        <ThemeScript nonce={nonce} />
        <IconShapes />
        <a href="#main" className="sr-only z-50 rounded-md bg-signal px-4 py-2 text-on-signal focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
          {site.skip}
        </a>
        <Identity clerk={clerk} nonce={nonce} convexUrl={convexUrl} signedIn={me !== null} ownStoreId={me?.store?.storeId ?? null}>
          <Header viewer={me && { email: me.email, hasStore: me.store !== null, isAdmin: me.role === "admin" && me.emailVerified }} sandboxUrl={sandboxUrl} clerk={clerk !== null} />
          <main id="main" tabIndex={-1} className="flex-1 outline-none">
            {children}
          </main>
          <Footer sandboxUrl={sandboxUrl} />
          <PlayerPlace />
          <TabBar signedIn={me !== null} hasStore={me?.store != null} />
          <ShortcutKeys />
          <Toaster />
          <FirstSource />
          <OfflineWorker />
        </Identity>
      </body>
    </html>
  );
}
