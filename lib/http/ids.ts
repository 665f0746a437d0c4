import { z } from "zod";
import type { Id, TableNames } from "../../convex/_generated/dataModel";

/** Marks an issue as "this is no id", which answers with its own code. */
export const INVALID_ID = "invalid_id";

/** Convex document ids are lower-case base 32 of a table number, 16 random bytes and a checksum: 31 to 37 characters. */
const ID_FORMAT = /^[0-9a-hjkmnp-tv-z]{31,37}$/;

/**
 * A Convex document id in a request. Only the format is checked here; that it names a document of `table`, and one
 * that the caller may know of, is the function's business (its validator refuses an id of another table).
 */
export function id<Table extends TableNames>(table: Table) {
  return z
    .string()
    .meta({ description: `Id of a document in ${table}` })
    .transform((value, context): Id<Table> => {
      if (isIdOf(table, value)) return value;
      context.addIssue({ code: "custom", message: "is not a valid id", params: { reason: INVALID_ID } });
      return z.NEVER;
    });
}

function isIdOf<Table extends TableNames>(_table: Table, value: string): value is Id<Table> {
  return ID_FORMAT.test(value);
}
