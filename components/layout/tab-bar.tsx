import { AudioLines, Library, SlidersVertical, Store, User, Users } from "lucide-react";
import { navigation } from "@/strings/layout";
import { TabLink } from "./tab-link";

/** The main navigation on a phone, at the foot of the window, below the player. */
export function TabBar({ signedIn, hasStore }: { signedIn: boolean; hasStore: boolean }) {
  return (
    <nav aria-label={navigation.main} className="fixed inset-x-0 bottom-0 z-40 flex h-(--tabs-height) border-t bg-raised pb-[env(safe-area-inset-bottom)] md:hidden">
      <TabLink href="/beats" icon={<AudioLines aria-hidden />}>
        {navigation.beats}
      </TabLink>
      <TabLink href="/creators" icon={<Users aria-hidden />}>
        {navigation.creators}
      </TabLink>
      {hasStore ? (
        <TabLink href="/studio" icon={<SlidersVertical aria-hidden />}>
          {navigation.studio}
        </TabLink>
      ) : (
        <TabLink href="/sell" icon={<Store aria-hidden />}>
          {navigation.sell}
        </TabLink>
      )}
      {signedIn ? (
        <TabLink href="/library" icon={<Library aria-hidden />}>
          {navigation.library}
        </TabLink>
      ) : (
        <TabLink href="/sign-in" icon={<User aria-hidden />}>
          {navigation.signIn}
        </TabLink>
      )}
    </nav>
  );
}
