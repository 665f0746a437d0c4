/** A wish that cannot be understood; the message says which field, and what it may be. */
export class FaultInputError extends Error {
  override readonly name = "FaultInputError";
}

/** Reads the fields of one object; `done` refuses those that nobody asked for, which are misspelt. */
export class Fields {
  readonly #values: Map<string, unknown>;
  readonly #asked = new Set<string>();

  constructor(
    value: unknown,
    private readonly where: string,
  ) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new FaultInputError(`${where} must be an object.`);
    this.#values = new Map(Object.entries(value));
  }

  raw(name: string): unknown {
    this.#asked.add(name);
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  text(name: string): string | undefined {
    const value = this.raw(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "string" || value.trim() === "") throw this.wrong(name, "a text that is not empty");
    return value;
  }

  /** A whole number within bounds. */
  integer(name: string, bounds: { min: number; max: number; fallback?: number }): number {
    const value = this.raw(name);
    if (value === undefined && bounds.fallback !== undefined) return bounds.fallback;
    if (typeof value !== "number" || !Number.isInteger(value) || value < bounds.min || value > bounds.max) {
      throw this.wrong(name, `a whole number from ${bounds.min} to ${bounds.max}`);
    }
    return value;
  }

  oneOf<const Word extends string>(name: string, words: readonly Word[]): Word {
    const value = this.raw(name);
    const word = words.find((known) => known === value);
    if (word === undefined) throw this.wrong(name, `one of ${words.join(", ")}`);
    return word;
  }

  maybeOneOf<const Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    return this.raw(name) === undefined ? undefined : this.oneOf(name, words);
  }

  done(): void {
    const unknown = [...this.#values.keys()].filter((name) => !this.#asked.has(name));
    if (unknown.length === 0) return;
    throw new FaultInputError(`${this.where} has no field ${unknown.join(", ")}; it may have ${[...this.#asked].join(", ")}.`);
  }

  wrong(name: string, wanted: string): FaultInputError {
    const given = this.#values.get(name);
    const said = given === undefined ? "it is missing" : `not ${JSON.stringify(given)}`;
    return new FaultInputError(`${this.where}.${name} must be ${wanted}, ${said}.`);
  }
}
