"use client";

import { late } from "../late/late";

const parts = () => import("./beat-page-parts");

/** What answers on a beat's page: drawn by the server, fetched in one piece with the first sign of somebody. */
export const LateBeatMenu = late(async () => (await parts()).BeatMenu);
export const LateCouponField = late(async () => (await parts()).CouponField);
export const LateCouponScope = late(async () => (await parts()).CouponScope);
export const LateMoreReviews = late(async () => (await parts()).MoreReviews);
export const LateOfferButton = late(async () => (await parts()).OfferButton);
export const LateOwnReview = late(async () => (await parts()).OwnReview);
export const LatePlayButton = late(async () => (await parts()).PlayButton);
export const LateTermsDialog = late(async () => (await parts()).TermsDialog);
export const LateTierAction = late(async () => (await parts()).TierAction);
export const LateTierBadge = late(async () => (await parts()).TierBadge);
export const LateTierPrice = late(async () => (await parts()).TierPrice);
export const LateWaveform = late(async () => (await parts()).Waveform);
export const LateWishButton = late(async () => (await parts()).WishButton);
