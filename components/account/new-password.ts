import { z } from "zod";
import { personProblems } from "@/strings/signIn";

/** What a new password must be; the route asks for the same. */
export const newPassword = z.string().min(8, personProblems.shortPassword).max(128, personProblems.longPassword);
