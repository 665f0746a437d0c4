import type { FunctionReturnType } from "convex/server";
import type { api } from "@/convex/_generated/api";

export type Cart = FunctionReturnType<typeof api.cart.queries.view>;
export type CartGroup = Cart["groups"][number];
export type CartRow = CartGroup["rows"][number];
