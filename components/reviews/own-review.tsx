import type { Id } from "@/convex/_generated/dataModel";
import { ownReview } from "@/strings/reviews";
import { Alert } from "../ui/alert";
import type { OwnStanding } from "./review-types";
import { WriteReview } from "./write-review";

/** Where the holder of a licence writes a review or changes theirs; nothing for everybody else. */
export function OwnReview({ beatId, standing }: { beatId: Id<"beats">; standing: OwnStanding }) {
  const { may, own } = standing;
  if (!may && own === null) return null;
  return (
    <div className="grid gap-4">
      {own !== null && own.trouble !== null && <Alert tone="caution" title={own.trouble === "no_licence" ? ownReview.noLicence : ownReview.hidden(own.trouble.hidden)} />}
      <WriteReview beatId={beatId} standing={standing} lead={own === null ? ownReview.invite : ownReview.yours} open={own === null ? ownReview.write : ownReview.change} />
    </div>
  );
}
