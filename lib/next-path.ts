/**
 * Where to go after signing in: a path on this site, or the fallback. Anything that a browser could read as
 * another origin (`//host`, `/\host`, a scheme, control characters) is refused, so the parameter cannot send people away.
 */
export function safeNextPath(value: string | string[] | undefined | null, fallback = "/"): string {
  if (typeof value !== "string" || value.length > 500) return fallback;
  const plain = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value);
  return plain ? value : fallback;
}
