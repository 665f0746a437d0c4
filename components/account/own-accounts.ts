import { redirect } from "next/navigation";
import { publicConfig } from "@/lib/public-config";

/** For pages about passwords and links of our own: where Clerk keeps the accounts, its sign-in page stands for all of them. */
export function demandOwnAccounts(): void {
  if (publicConfig().clerk !== null) redirect("/sign-in");
}
