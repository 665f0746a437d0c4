"use client";

import { late } from "../late/late";

const parts = () => import("./frame-parts");

/** What answers around every page: drawn by the server, fetched in one piece with the first sign of somebody. */
export const LateAccountMenu = late(async () => (await parts()).AccountMenu);
export const LateCartButton = late(async () => (await parts()).CartButton);
export const LatePlayerRoom = late(async () => (await parts()).PlayerRoom);
export const LateSiteSearch = late(async () => (await parts()).SiteSearch);
export const LateThemeSwitch = late(async () => (await parts()).ThemeSwitch);
