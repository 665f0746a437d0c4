import { navigation } from "@/strings/layout";
import { ClerkAccountButton } from "../account/clerk/frame";
import { CartButton } from "../cart/cart-button";
import { buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { AccountMenu } from "./account-menu";
import { NavLink } from "./nav-link";
import { SandboxBadge } from "./sandbox-badge";
import { SiteSearch } from "./site-search";
import { ThemeSwitch } from "./theme-switch";
import { Wordmark } from "./wordmark";

type HeaderProps = {
  /** Who is signed in; null for a visitor. */
  viewer: { email: string; hasStore: boolean; isAdmin: boolean } | null;
  /** Address of the local sandbox's console; null where real providers serve. */
  sandboxUrl: string | null;
  /** Whether Clerk keeps the accounts. */
  clerk: boolean;
};

export function Header({ viewer, sandboxUrl, clerk }: HeaderProps) {
  return (
    // Above the player while the search covers a phone's window.
    <header className="sticky top-0 z-30 border-b bg-ground has-[[data-searching]]:z-50">
      <div className="page flex h-14 items-center gap-2 md:gap-6">
        <PageLink href="/" aria-label={navigation.home} className="-m-1 rounded-sm p-1">
          <Wordmark />
        </PageLink>
        <nav aria-label={navigation.main} className="hidden gap-5 md:flex lg:gap-6">
          <NavLink href="/beats">{navigation.beats}</NavLink>
          <NavLink href="/creators">{navigation.creators}</NavLink>
          {viewer?.hasStore ? <NavLink href="/studio">{navigation.studio}</NavLink> : <NavLink href="/sell">{navigation.sell}</NavLink>}
          {viewer && <NavLink href="/library">{navigation.library}</NavLink>}
        </nav>
        <div className="flex min-w-0 flex-1 items-center justify-end gap-1">
          <SiteSearch />
          {sandboxUrl && <SandboxBadge url={sandboxUrl} className="mx-2 hidden xl:inline-flex" />}
          <CartButton />
          <ThemeSwitch />
          {viewer ? (
            clerk ? (
              <ClerkAccountButton hasStore={viewer.hasStore} />
            ) : (
              <AccountMenu {...viewer} />
            )
          ) : (
            <PageLink href="/sign-in" className={cn(buttonVariants({ variant: "secondary", size: "sm" }), "ml-1 hidden md:inline-flex")}>
              {navigation.signIn}
            </PageLink>
          )}
        </div>
      </div>
    </header>
  );
}
