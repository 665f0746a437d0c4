"use client";

import { late } from "../late/late";

export const LateNewestBeat = late(async () => (await import("./newest-beat")).NewestBeat);
