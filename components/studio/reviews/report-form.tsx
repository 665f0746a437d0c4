"use client";

import { useMutation } from "convex/react";
import { TextForm } from "@/components/ui/text-form";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { REVIEW } from "@/lib/domain/reviews";
import { reviewDesk as words } from "@/strings/reviews";

/** What a seller tells the administrators of a review. */
export function ReportForm({ reviewId, onDone }: { reviewId: Id<"reviews">; onDone: () => void }) {
  const report = useMutation(api.reviews.mutations.report);
  return <TextForm label={words.reason} max={REVIEW.reason.max} send={words.reportSend} failed={words.reportFailed} onDone={onDone} deed={(reason) => report({ reviewId, reason })} />;
}
