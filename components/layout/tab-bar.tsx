import { navigation } from "@/strings/layout";
import { DrawnIcon } from "../ui/drawn-icon";
import { Icon } from "../ui/icon";
import { TabLink } from "./tab-link";

/** The main navigation on a phone, at the foot of the window, below the player. */
export function TabBar({ signedIn, hasStore }: { signedIn: boolean; hasStore: boolean }) {
  return (
    <nav aria-label={navigation.main} className="fixed inset-x-0 bottom-0 z-40 flex h-(--tabs-height) border-t bg-raised pb-[env(safe-area-inset-bottom)] md:hidden">
      <TabLink href="/beats" icon={<DrawnIcon name="audio-lines" />}>
        {navigation.beats}
      </TabLink>
      <TabLink href="/creators" icon={<DrawnIcon name="users" />}>
        {navigation.creators}
      </TabLink>
      {hasStore ? (
        <TabLink href="/studio" icon={<DrawnIcon name="sliders-vertical" />}>
          {navigation.studio}
        </TabLink>
      ) : (
        <TabLink href="/sell" icon={<DrawnIcon name="store" />}>
          {navigation.sell}
        </TabLink>
      )}
      {signedIn ? (
        <TabLink href="/library" icon={<DrawnIcon name="library" />}>
          {navigation.library}
        </TabLink>
      ) : (
        <TabLink href="/sign-in" icon={<Icon name="user" />}>
          {navigation.signIn}
        </TabLink>
      )}
    </nav>
  );
}
