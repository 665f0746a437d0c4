/** What `convex-test` calls the kinds of values, by how a validator is written. */
const KINDS: Readonly<Record<string, string>> = {
  "v.null()": "null",
  "v.float64()": "number",
  "v.int64()": "bigint",
  "v.boolean()": "boolean",
  "v.string()": "string",
  "v.bytes()": "ArrayBuffer",
};

/**
 * Convex's words for a value that a validator refuses, and after them those of `convex-test`, which says "Validator
 * error" where Convex has a name for each occasion: tests that were written for it match on that.
 */
export function withValidatorWords(message: string): string {
  const refused = /(?:^(?:Argument|Returns)ValidationError: |does not match the schema: )(.*)/s.exec(message)?.[1];
  return refused === undefined ? message : `${message}\nValidator error: ${plainly(refused)}`;
}

function plainly(refused: string): string {
  const missing = /^Object is missing the required field `(.*?)`/.exec(refused)?.[1];
  if (missing !== undefined) return `Missing required field \`${missing}\` in object`;
  const extra = /^Object contains extra field `(.*?)`/.exec(refused)?.[1];
  if (extra !== undefined) return `Unexpected field \`${extra}\` in object`;
  const foreign = /^Found ID "(.*?)" from table .* validator `v\.id\("(.*?)"\)`/.exec(refused);
  if (foreign !== null) return `Expected ID for table "${foreign[2]}", got \`${foreign[1]}\``;
  const [, value = "", validator = ""] = /^Value: (.*)$\n^Validator: (.*)$/m.exec(refused) ?? [];
  const bare = value.replace(/^"(.*)"$/, "$1");
  const options = /^v\.union\((.*)\)$/.exec(validator)?.[1];
  if (options !== undefined) return `Expected one of ${[...options.matchAll(/v\.(\w+)\(/g)].map(([, kind]) => kind).join(", ")}, got \`${value}\``;
  const kind = KINDS[validator] ?? /^v\.literal\("?(.*?)"?\)$/.exec(validator)?.[1] ?? { id: "string", array: "Array" }[/^v\.(\w+)/.exec(validator)?.[1] ?? ""] ?? "object";
  return `Expected \`${kind}\`, got \`${bare}\``;
}
