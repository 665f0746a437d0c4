"use client";

import { useMutation } from "convex/react";
import { ReasonForm } from "@/components/reviews/reason-form";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { reviewDesk as words } from "@/strings/reviews";

/** What a seller tells the administrators of a review. */
export function ReportForm({ reviewId, onDone }: { reviewId: Id<"reviews">; onDone: () => void }) {
  const report = useMutation(api.reviews.mutations.report);
  return <ReasonForm label={words.reason} send={words.reportSend} failed={words.reportFailed} onDone={onDone} deed={(reason) => report({ reviewId, reason })} />;
}
