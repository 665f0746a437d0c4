"use client";

import { late } from "../late/late";

export const LateFollowButton = late(async () => (await import("./follow-button")).FollowButton);
