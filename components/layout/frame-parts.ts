/** What answers around every page, in one piece. */
export { CartButton } from "../cart/cart-button";
export { PlayerRoom } from "../player/player-room";
export { AccountMenu } from "./account-menu";
export { SiteSearch } from "./site-search";
export { ThemeSwitch } from "./theme-switch";
