import "server-only";
import { notFound } from "next/navigation";
import { viewer } from "@/lib/auth";

/** Lets administrators through; for everybody else there is nothing at this address. */
export async function requireAdmin(): Promise<void> {
  const me = await viewer();
  if (me === null || me.role !== "admin" || !me.emailVerified) notFound();
}
