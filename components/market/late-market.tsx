"use client";

import { late } from "../late/late";

export const LateBeatMarket = late(async () => (await import("./beat-market")).BeatMarket);
