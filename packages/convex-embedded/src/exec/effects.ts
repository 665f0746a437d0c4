/** What a transaction does besides writing documents; a nested mutation that fails takes its share back. */
export class StagedEffects {
  #meta: [key: string, value: unknown][] = [];
  #afterCommit: (() => void)[] = [];

  /** An entry that commits with the transaction; `undefined` deletes the key. */
  put(key: string, value: unknown): void {
    this.#meta.push([key, value]);
  }

  /** Something that may only happen once the transaction is on disk. */
  afterCommit(effect: () => void): void {
    this.#afterCommit.push(effect);
  }

  get meta(): ReadonlyMap<string, unknown> {
    return new Map(this.#meta);
  }

  savepoint(): () => void {
    const [meta, after] = [this.#meta.length, this.#afterCommit.length];
    return () => {
      this.#meta = this.#meta.slice(0, meta);
      this.#afterCommit = this.#afterCommit.slice(0, after);
    };
  }

  runAfterCommit(): void {
    for (const effect of this.#afterCommit) effect();
  }
}
