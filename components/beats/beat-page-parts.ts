/** What answers on a beat's page, in one piece. */
export { CouponScope } from "../checkout/coupon";
export { CouponField } from "../checkout/coupon-field";
export { PlayButton } from "../player/play-button";
export { Waveform } from "../player/waveform";
export { MoreReviews } from "../reviews/more-reviews";
export { OwnReview } from "../reviews/own-review";
export { WishButton } from "../wishlist/wish-button";
export { BeatMenu } from "./beat-menu";
export { OfferButton } from "./offer-button";
export { TermsDialog } from "./terms-dialog";
export { TierAction } from "./tier-action";
export { TierBadge, TierPrice } from "./tier-price";
