import { z } from "zod";

/** The name of a person; the routes ask for the same. */
export const personName = z.string().trim().min(1, "Write the name that your licences will carry.").max(100, "At most 100 characters.");
