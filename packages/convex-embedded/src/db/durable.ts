/** Store transactions: one each, or many that share one flush. */
import type { Store } from "../store";
import type { Group } from "./types";

export class DurableWrites {
  private group: OpenGroup | null = null;

  /** `seal` writes what belongs to all commits of a flush, right before it; `undone` is called after a failure, when memory may be ahead of the store. */
  constructor(private readonly store: Store, private readonly seal: () => void, private readonly undone: () => void) {}

  get isGrouped(): boolean {
    return this.group !== null;
  }

  /** All of `body`'s writes or none; on disk when this returns, unless a group is open. */
  run<T>(body: () => T): T {
    if (this.group !== null) return this.group.run(body);
    this.store.begin();
    try {
      const result = body();
      this.seal();
      this.store.commit();
      return result;
    } catch (error) {
      this.store.rollback();
      this.undone();
      throw error;
    }
  }

  openGroup(): Group {
    if (this.group !== null) throw new Error("A group of commits is already open");
    const group = new OpenGroup(this.store, this.seal, this.undone, () => {
      this.group = null;
    });
    this.group = group;
    return group;
  }

  flush(): void {
    this.group?.flush();
  }
}

/** Each commit in it is still undone alone when it fails, unless the store lost all of them: then none of the group has happened. */
class OpenGroup implements Group {
  private begun = false;
  private open = true;
  private lost: { readonly error: unknown } | null = null;

  constructor(private readonly store: Store, private readonly seal: () => void, private readonly undone: () => void, private readonly ended: () => void) {}

  run<T>(body: () => T): T {
    if (this.lost !== null) throw this.lost.error;
    try {
      if (!this.begun) this.store.begin();
      this.begun = true;
      this.store.savepoint();
    } catch (error) {
      throw this.lose(error);
    }
    try {
      const result = body();
      this.store.releaseSavepoint();
      return result;
    } catch (error) {
      if (!this.store.rollbackToSavepoint()) throw this.lose(error);
      this.undone();
      throw error;
    }
  }

  abandon(): void {
    if (!this.open) return;
    this.open = false;
    this.ended();
    if (!this.begun) return;
    this.store.rollback();
    this.undone();
  }

  flush(): void {
    if (!this.open) return;
    this.open = false;
    this.ended();
    if (!this.begun && this.lost === null) return;
    try {
      if (this.lost !== null) throw this.lost.error;
      this.seal();
      this.store.commit();
    } catch (error) {
      this.store.rollback();
      this.undone();
      throw error;
    }
  }

  private lose(error: unknown): unknown {
    this.lost = { error };
    this.store.rollback();
    this.undone();
    return error;
  }
}
