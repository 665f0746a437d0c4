import "server-only";
import { redirect } from "next/navigation";
import { viewer } from "@/lib/auth";

/** The signed-in creator, or a redirect to what is missing: signing in, or opening a store. */
export async function requireCreator(path: string) {
  const me = await viewer();
  if (!me) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!me.store) redirect("/sell");
  return { ...me, store: me.store };
}
