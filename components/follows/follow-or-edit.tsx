import { editStore } from "@/strings/follows";
import { OwnerSees } from "../store/owner-sees";
import { buttonVariants } from "../ui/button";
import { DrawnIcon } from "../ui/drawn-icon";
import { PageLink } from "../ui/page-link";
import { FollowButton } from "./follow-button";

/** Following a store; nobody follows their own: its owner finds the way to edit it here. */
export function FollowOrEdit({ store, className }: { store: { storeId: string; name: string }; className?: string }) {
  const edit = (
    <PageLink href="/studio/store" aria-label={editStore.of(store.name)} className={buttonVariants({ variant: "secondary", size: "sm", className })}>
      <DrawnIcon name="pencil" />
      {editStore.name}
    </PageLink>
  );
  return (
    <OwnerSees storeId={store.storeId} instead={edit}>
      <FollowButton store={store} className={className} />
    </OwnerSees>
  );
}
