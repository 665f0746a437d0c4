import { api } from "../../convex/_generated/api";
import { asVisitor } from "./clients";

/** Probes come often and from everywhere: within this time they share one look. */
const SHARED_MS = 1_000;
const TIMEOUT_MS = 2_000;

export interface Health {
  status: "ok" | "degraded";
  convex: { ok: boolean };
}

let last: { at: number; health: Promise<Health> } | undefined;

/** Whether Convex answers, now or within the last second. Never throws. */
export async function checkHealth(): Promise<Health> {
  if (last === undefined || Date.now() - last.at > SHARED_MS) last = { at: Date.now(), health: look() };
  return await last.health;
}

async function look(): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS);
  });
  const answered = asVisitor()
    .query(api.platform.health.ping, {})
    .then((answer) => answer.ok)
    .catch(() => false);
  const ok = await Promise.race([answered, tooLate]);
  clearTimeout(timer);
  return { status: ok ? "ok" : "degraded", convex: { ok } };
}
