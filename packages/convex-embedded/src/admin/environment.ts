import { HttpError } from "../http/reply";

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const MAX_NAME_LENGTH = 40;
const MAX_VALUE_BYTES = 8192;
const RESERVED = new Set(["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"]);

/** Checks names and sizes as Convex does; null removes a variable. */
export function parseEnvironmentChanges(changes: readonly { name: string; value: string | null }[]): Record<string, string | null> {
  for (const { name, value } of changes) {
    if (!NAME.test(name) || name.length > MAX_NAME_LENGTH) {
      const rule = `must start with a letter or underscore, contain only letters, digits and underscores, and have at most ${MAX_NAME_LENGTH} characters`;
      throw new HttpError(400, "EnvVarNameInvalid", `Environment variable name "${name}" ${rule}`);
    }
    if (RESERVED.has(name)) throw new HttpError(400, "EnvVarNameForbidden", `Environment variable name "${name}" is forbidden: the deployment sets it`);
    if (value !== null && Buffer.byteLength(value) > MAX_VALUE_BYTES) {
      throw new HttpError(400, "EnvVarValueTooLong", `The value of environment variable "${name}" is larger than ${MAX_VALUE_BYTES} bytes`);
    }
  }
  return Object.fromEntries(changes.map(({ name, value }) => [name, value]));
}
