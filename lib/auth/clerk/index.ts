import { asService } from "../../convex/clients";
import { clerkBackend } from "./backend";
import type { ClerkIdentity } from "./caller";
import type { ClerkSettings } from "./settings";

export { bringInLine, callerOfClerk } from "./caller";
export { passClerk } from "./document";
export { answerExternally } from "./external";

let made: ClerkIdentity | undefined;

/** The outside identity provider of this process, made at its first use. */
export function clerkIdentity(settings: ClerkSettings): ClerkIdentity {
  made ??= { settings, backend: clerkBackend(settings), convex: asService };
  return made;
}
