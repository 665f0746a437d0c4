import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { OwnedClock } from "./clock";
import { faultsAdmin } from "./faults/admin";
import type { Faults } from "./faults/faults";
import { refuseForeignOrigin } from "./guards";
import type { Outbox, Provider } from "./types";

export interface AdminOptions {
  origin: string;
  token: string;
  clock: OwnedClock;
  outbox: Outbox;
  faults: Faults;
  providers: readonly Provider[];
  /** Starts anew with empty state; null where the state is on disk and must not vanish by one request. */
  reset: (() => void) | null;
}

/** The admin API below `/_admin`, for supervisors and tests. All but `health` asks for the token of `<dataDir>/admin-token`. */
export function createAdmin({ origin, token, clock, outbox, faults, providers, reset }: AdminOptions): Hono {
  const admin = new Hono().basePath("/_admin");
  const time = () => ({ now: clock.now(), offset: clock.offset() });

  // Without a token, so that whoever starts the sandbox can wait for it before it knows the data directory.
  admin.get("/health", (c) => c.json({ ok: true, providers: providers.map(({ name }) => name), ...time() }));

  admin.use(async (c, next) => {
    if (!isToken(c.req.header("authorization"), token)) return c.json({ error: "The admin token is missing or wrong." }, 401);
    return refuseForeignOrigin(c.req.raw, origin) ?? next();
  });

  admin.get("/clock", (c) => c.json(time()));
  admin.post("/clock/advance", async (c) => {
    const ms = numberField(await readJson(c.req.raw), "ms");
    if (ms === null || ms < 0) return c.json({ error: "`ms` must be a number of milliseconds, not negative." }, 400);
    await clock.advance(ms);
    return c.json(time());
  });

  admin.get("/deliveries", (c) => c.json({ deliveries: outbox.deliveries() }));
  admin.post("/deliveries/flush", async (c) => {
    await outbox.flush();
    return c.json({ deliveries: outbox.deliveries() });
  });
  admin.post("/deliveries/:id/replay", async (c) => {
    const id = c.req.param("id");
    if (!outbox.deliveries().some((delivery) => delivery.id === id)) return c.json({ error: `There is no delivery ${id}.` }, 404);
    const copies = numberField(await readJson(c.req.raw), "copies") ?? 0;
    if (!Number.isInteger(copies) || copies < 0 || copies > 100) return c.json({ error: "`copies` must be a whole number from 0 to 100." }, 400);
    outbox.replay(id, copies);
    return c.json({ ok: true });
  });

  admin.route("/faults", faultsAdmin(faults, providers.map(({ name }) => name)));

  admin.post("/reset", (c) => {
    if (reset === null) return c.json({ error: "This sandbox keeps its state on disk. Stop it and remove its data directory instead." }, 409);
    reset();
    return c.json({ ok: true });
  });

  for (const { name, admin: verbs, adminMount } of providers) if (verbs !== undefined) admin.route(adminMount ?? `/${name}`, verbs);
  admin.notFound((c) => c.json({ error: `The admin API has no ${c.req.method} ${c.req.path}.` }, 404));
  admin.onError((error, c) => c.json({ error: error.message }, 400));
  return admin;
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}

function numberField(body: unknown, name: string): number | null {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
