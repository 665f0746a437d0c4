/** Stands between the keys of an order's things; no key has it in it. */
const AND = "+";

/** Names several things asked for at once: the same whatever their order. */
export function joinedKey(keys: readonly string[]): string {
  return [...keys].sort().join(AND);
}

/** Whether two orders ask for some thing both. */
export function keysMeet(itemKey: string, other: string): boolean {
  const keys = new Set(itemKey.split(AND));
  return other.split(AND).some((key) => keys.has(key));
}
