"use client";

import { late } from "../late/late";

export const LateBeatList = late(async () => (await import("./beat-list")).BeatList);
