import { Realm, type RealmCode, type RealmMode } from "./realm";

const MAX_IDLE = 16;

/**
 * Keeps realms for reuse, because loading a bundle costs far more than a call. Module state therefore survives
 * between calls; with `fresh` every call gets a new realm, as in production.
 */
export class RealmPool {
  readonly #idle: Realm[] = [];

  constructor(
    readonly mode: RealmMode,
    readonly code: RealmCode,
    readonly fresh = false,
  ) {}

  take(): Realm {
    return this.#idle.pop() ?? new Realm(this.mode, this.code);
  }

  /** Takes a realm back. One that was left in the middle of something is not reused. */
  giveBack(realm: Realm, clean: boolean): void {
    realm.release();
    if (clean && !this.fresh && this.#idle.length < MAX_IDLE) this.#idle.push(realm);
  }
}
