import { z } from "zod";
import { personProblems } from "@/strings/signIn";

/** The name of a person; the routes ask for the same. */
export const personName = z.string().trim().min(1, personProblems.noName).max(100, personProblems.longName);
