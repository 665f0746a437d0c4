import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";

export type StorePage = NonNullable<FunctionReturnType<typeof api.stores.queries.bySlug>>;
/** What the head of a store shows, on its page and in its editor's preview. */
export type StoreLook = Pick<StorePage, "name" | "avatar" | "banner">;
