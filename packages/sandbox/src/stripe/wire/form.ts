/** Stripe's bodies and queries: `line_items[0][price_data][currency]=usd`, `expand[]=payment_intent`. */
import { StripeError } from "./errors";

/** Lists are objects with the keys "0", "1", … here: only the schema knows which of the two is meant. */
export type FormObject = { [key: string]: string | FormObject };

const DEEPEST = 8;

/** Text of a form or a query → nested values. @throws StripeError on keys that contradict each other. */
export function parseForm(text: string): FormObject {
  const root = new Branch();
  for (const [key, value] of new URLSearchParams(text)) root.put(pathOf(key), value, key);
  return root.value();
}

/** `a[b][]` → `["a", "b", ""]`. */
function pathOf(key: string): string[] {
  const open = key.indexOf("[");
  if (open < 0) return [key];
  const inner = key.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(inner)) throw new StripeError(`Invalid parameter name: ${key}`, { param: key });
  const path = [key.slice(0, open), ...inner.slice(1, -1).split("][")];
  if (path.length > DEEPEST) throw new StripeError(`Parameter nested too deeply: ${key}`, { param: key });
  return path;
}

/** A node under construction: a map, so that a name such as `__proto__` is only a name. */
class Branch {
  private readonly children = new Map<string, Branch | string>();

  put([head = "", ...rest]: readonly string[], value: string, key: string): void {
    const name = head === "" ? String(this.children.size) : head;
    if (rest.length === 0) {
      this.children.set(name, value);
      return;
    }
    const child = this.children.get(name) ?? new Branch();
    if (typeof child === "string") throw new StripeError(`Conflicting values for parameter: ${key}`, { param: key });
    this.children.set(name, child);
    child.put(rest, value, key);
  }

  value(): FormObject {
    return Object.fromEntries(
      [...this.children].map(([name, child]) => [name, typeof child === "string" ? child : child.value()]),
    );
  }
}
