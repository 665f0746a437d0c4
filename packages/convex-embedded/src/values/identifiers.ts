/** Names of tables and indexes, as Convex allows them; the words are Convex's. */

const MAX_LENGTH = 64;
const FIRST = /^[A-Za-z_]/;
const FOREIGN = /[^A-Za-z0-9_]/u;

/** What is wrong with a name, or null. */
export function identifierProblem(name: string): string | null {
  if (name === "") return "Identifier cannot be empty";
  const [first] = name;
  if (!FIRST.test(name)) return `Invalid first character '${first}' in ${name}: Identifiers must start with an alphabetic character or underscore`;
  const [foreign] = FOREIGN.exec(name) ?? [];
  if (foreign !== undefined) return `Identifier ${name} has invalid character '${foreign}': Identifiers can only contain alphanumeric characters or underscores`;
  if (name.length > MAX_LENGTH) return `Identifier is too long (${name.length} > maximum ${MAX_LENGTH})`;
  return /^_+$/.test(name) ? `Identifier ${name} cannot have exclusively underscores` : null;
}

/** What is wrong with `table.index`, or null. */
export function indexNameProblem(full: string): string | null {
  const [table = "", index, more] = full.split(".");
  if (identifierProblem(table) !== null) return `Invalid table name: "${table}". Identifiers must start with a letter and can only contain letters, digits, and underscores.`;
  if (index === undefined) return `Insufficient components in index name ${full}`;
  if (more !== undefined) return `Too many components in index name ${full}`;
  return identifierProblem(index) === null ? null : `Invalid table name: "${index}". Identifiers must start with a letter and can only contain letters, digits, and underscores.`;
}
