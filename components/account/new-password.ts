import { z } from "zod";

/** What a new password must be; the route asks for the same. */
export const newPassword = z.string().min(8, "At least 8 characters.").max(128, "At most 128 characters.");
