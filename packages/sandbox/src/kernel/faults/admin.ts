import { Hono } from "hono";
import type { Faults } from "./faults";
import { parseFault } from "./parse";
import { type FaultRule, remainingOf } from "./rule";

/** `/_admin/faults`: list, make, delete one, clear. */
export function faultsAdmin(faults: Faults, providers: readonly string[]): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ faults: faults.list().map(shown) }));
  app.post("/", async (c) => {
    const body: unknown = await c.req.json().catch(() => null);
    return c.json({ fault: shown(faults.add(parseFault(body, providers))) }, 201);
  });
  app.get("/:id", (c) => {
    const rule = faults.get(c.req.param("id"));
    return rule === undefined ? c.json(missing(c.req.param("id")), 404) : c.json({ fault: shown(rule) });
  });
  app.delete("/", (c) => {
    faults.clear();
    return c.json({ ok: true });
  });
  app.delete("/:id", (c) => (faults.remove(c.req.param("id")) ? c.json({ ok: true }) : c.json(missing(c.req.param("id")), 404)));
  return app;
}

function shown(rule: FaultRule) {
  return { ...rule, remaining: remainingOf(rule) };
}

function missing(id: string) {
  return { error: `There is no fault rule ${id}. It may have been cleared.` };
}
