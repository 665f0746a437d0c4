import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../convex/_generated/api";

type Claim = NonNullable<FunctionReturnType<typeof api.platform.work.claim>>;

/** A claimed row: its kind and that kind's arguments. */
export type WorkTask = Claim extends infer Each ? (Each extends { kind: infer Kind; args: infer Args } ? { kind: Kind; args: Args } : never) : never;

/** The arguments of one kind. */
export type WorkArgs<Kind extends WorkTask["kind"]> = Extract<WorkTask, { kind: Kind }>["args"];

/** What a kind reports when it is done. */
export type WorkResult = FunctionArgs<typeof api.platform.work.complete>["result"];
