/** Everything that imports Clerk's code, as the one chunk that is fetched when it is needed. */
export { ClerkAccountButton } from "./account-button";
export { ClerkProfileButton } from "./profile-button";
export { ClerkRoot } from "./clerk-root";
export { ClerkConfirmAddress } from "./confirm-address";
export { ClerkSignIn } from "./sign-in";
export { ClerkSignUp } from "./sign-up";
