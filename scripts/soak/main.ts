// `npm run soak`: the embedded deployment under kills, and then under load for half an hour (SOAK_MINUTES, SOAK_KILLS).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { soakKills } from "./kills";
import { soakMemory } from "./memory";

const directory = mkdtempSync(join(tmpdir(), "backline-soak-"));
try {
  await soakKills(join(directory, "kills"), Number(process.env.SOAK_KILLS ?? 30));
  await soakMemory(join(directory, "memory"), Number(process.env.SOAK_MINUTES ?? 30));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
