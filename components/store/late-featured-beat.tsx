"use client";

import { late } from "../late/late";

export const LateFeaturedBeat = late(async () => (await import("./featured-beat")).FeaturedBeat);
