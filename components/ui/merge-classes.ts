import { type ClassGroup, classGroups, conflictingClassGroups } from "./class-groups";

type Known = { group: string; holds: (rest: string) => boolean };

/** Whole classes, and what may follow a beginning ("text" of "text-ink"), the first that holds being its group. */
const whole = new Map<string, string>();
const beginnings = new Map<string, Known[]>();
for (const [group, members] of Object.entries(classGroups)) enter(group, members, "");

/** Merged before, as a page asks for the same few hundred over and over. */
const merged = new Map<string, string>();
const KEPT = 500;

/**
 * Of classes that set the same property under the same variants, the last stays. Variants count as they are written:
 * `md:hover:` and `hover:md:` are two.
 */
export function mergeClasses(classes: string): string {
  const known = merged.get(classes);
  if (known !== undefined) return known;
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of classes.trim().split(/\s+/).reverse()) {
    const [variants, base, important] = parted(name);
    const group = groupOf(base);
    if (group !== null) {
      const under = `${variants}${important ? "!" : ""}`;
      if (taken.has(under + group)) continue;
      for (const beaten of [group, ...(conflictingClassGroups[group] ?? [])]) taken.add(under + beaten);
    }
    kept.unshift(name);
  }
  const result = kept.join(" ");
  if (merged.size >= KEPT) merged.clear();
  merged.set(classes, result);
  return result;
}

/** "md:hover:!p-4" as its variants, its class, and whether it is important. Colons in brackets part nothing. */
function parted(name: string): [variants: string, base: string, important: boolean] {
  const at = name.search(/[^:]*(\[[^\]]*\][^:]*|\([^)]*\)[^:]*)*$/);
  const base = name.slice(at).replace(/^!|!$/, "");
  return [name.slice(0, at), base, base.length !== name.length - at];
}

function groupOf(base: string): string | null {
  // What follows a slash ("bg-ink/50") belongs to the class before it, unless it is in brackets.
  const plain = base.replace(/\/[^/[\]()]*$/, "");
  return found(plain) ?? (plain === base ? null : found(base));
}

function found(base: string): string | null {
  // "[transform-box:fill-box]" sets the property that it names.
  if (base.startsWith("[")) return base.slice(0, base.indexOf(":"));
  const positive = base.startsWith("-") ? base.slice(1) : base;
  const exact = whole.get(positive);
  if (exact !== undefined) return exact;
  for (let dash = positive.lastIndexOf("-"); dash > 0; dash = positive.lastIndexOf("-", dash - 1)) {
    const rest = positive.slice(dash + 1);
    const known = beginnings.get(positive.slice(0, dash))?.find(({ holds }) => holds(rest));
    if (known) return known.group;
  }
  return null;
}

function enter(group: string, members: readonly ClassGroup[], beginning: string): void {
  for (const member of members) {
    if (typeof member === "string") whole.set([beginning, member].filter((part) => part !== "").join("-"), group);
    else if (typeof member === "function") beginnings.set(beginning, [...(beginnings.get(beginning) ?? []), { group, holds: member }]);
    else for (const [name, inner] of Object.entries(member)) enter(group, inner, [beginning, name].filter((part) => part !== "").join("-"));
  }
}
