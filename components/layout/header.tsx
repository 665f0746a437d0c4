import { ClerkAccountButton } from "../account/clerk";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";
import { AccountMenu } from "./account-menu";
import { NavLink } from "./nav-link";
import { SandboxBadge } from "./sandbox-badge";
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
    <header className="sticky top-0 z-30 border-b bg-ground">
      <div className="page flex h-14 items-center gap-5 md:gap-8">
        <PageLink href="/" aria-label="Backline, home" className="-m-1 rounded-sm p-1">
          <Wordmark nameClassName="hidden sm:inline" />
        </PageLink>
        <nav aria-label="Main" className="flex gap-4 sm:gap-6">
          <NavLink href="/beats">Beats</NavLink>
          {viewer?.hasStore ? <NavLink href="/studio">Studio</NavLink> : <NavLink href="/sell">Sell</NavLink>}
          {viewer && <NavLink href="/library">Library</NavLink>}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          {sandboxUrl && <SandboxBadge url={sandboxUrl} className="mr-2 hidden md:inline-flex" />}
          <ThemeSwitch />
          {viewer ? (
            clerk ? (
              <ClerkAccountButton hasStore={viewer.hasStore} />
            ) : (
              <AccountMenu {...viewer} />
            )
          ) : (
            <PageLink href="/sign-in" className={buttonVariants({ variant: "secondary", size: "sm", className: "ml-1" })}>
              Sign in
            </PageLink>
          )}
        </div>
      </div>
    </header>
  );
}
