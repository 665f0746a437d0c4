/** Errors a developer causes; `code` is Convex's short name, the message Convex's wording. */
export class DatabaseError extends Error {
  override readonly name: string = "Error";
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

/** A transaction hit one of the documented limits. */
export class LimitError extends DatabaseError {}

/**
 * A cursor of another query, or none at all. `data` is convex JSON: the host passes it on as a
 * ConvexError, on which `usePaginatedQuery` starts again from the first page.
 */
export class InvalidCursor extends DatabaseError {
  readonly data = { isConvexSystemError: true, paginationError: "InvalidCursor" } as const;
  constructor() {
    super("InvalidCursor", "InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.");
  }
}

/** Another commit changed what this transaction had read; running it again is right. */
export class WriteConflict extends DatabaseError {
  constructor() {
    super(
      "OptimisticConcurrencyControlFailure",
      "Documents read from or written to the database changed while this mutation was being run and on every subsequent retry. See https://docs.convex.dev/error#1",
    );
  }
}
