/**
 * What an answer is made of, without its values: every path with the JSON types seen there. Lists are one path, `[]`, and
 * `metadata` is a leaf, because its names are ours.
 */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

const FREE_FORM = new Set(["metadata"]);

export function shapeOf(value: unknown): Shape {
  const shape = new Map<string, Set<string>>();
  walk(value, "", shape);
  return shape;
}

function walk(value: unknown, path: string, shape: Map<string, Set<string>>): void {
  const type = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
  shape.set(path, (shape.get(path) ?? new Set()).add(type));
  if (Array.isArray(value)) for (const item of value) walk(item, `${path}[]`, shape);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) if (!FREE_FORM.has(name)) walk(inner, path === "" ? name : `${path}.${name}`, shape);
  }
}

/**
 * Where two shapes differ, in words. A field that is `null` on one side says nothing of its type, and nothing is said
 * of what would lie inside a field that is empty on the other side.
 */
export function differences(ours: Shape, theirs: Shape): string[] {
  return [...compare(ours, theirs, "the service does not have"), ...compare(theirs, ours, "the sandbox does not have"), ...types(ours, theirs)].sort();
}

function compare(from: Shape, against: Shape, words: string): string[] {
  return [...from.keys()].filter((path) => !against.has(path) && isComparable(path, against)).map((path) => `${words} ${path}`);
}

/** Only when the parent is there with content: a missing parent is one difference, not a hundred. */
function isComparable(path: string, against: Shape): boolean {
  const parent = path.endsWith("[]") ? path.slice(0, -2) : path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "";
  const types = against.get(parent);
  return types !== undefined && types.has("object") && !path.endsWith("[]");
}

function types(ours: Shape, theirs: Shape): string[] {
  return [...ours].flatMap(([path, mine]) => {
    const yours = theirs.get(path);
    if (yours === undefined) return [];
    const solid = (types: ReadonlySet<string>) => [...types].filter((type) => type !== "null").sort().join("|");
    const [a, b] = [solid(mine), solid(yours)];
    return a === "" || b === "" || a === b ? [] : [`${path} is ${a} in the sandbox, ${b} at the service`];
  });
}
