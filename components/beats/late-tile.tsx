"use client";

import { late } from "../late/late";

/** A tile on a page that is drawn before it answers. */
export const LateTile = late(async () => (await import("./beat-tile")).BeatTile);
