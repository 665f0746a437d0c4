import type { Database, IndexDiff } from "../db/types";
import type { Deployment } from "./deployment";

const DEPLOYMENT = "deployment";
const ENVIRONMENT = "environment";

export function loadDeployment(db: Database): Deployment | null {
  return db.getMeta<Deployment>(DEPLOYMENT) ?? null;
}

export function loadEnvironment(db: Database): Record<string, string> {
  return db.getMeta<Record<string, string>>(ENVIRONMENT) ?? {};
}

/** Makes code and schema current in one commit: after a crash it is all there or nothing of it. */
export function activate(db: Database, deployment: Deployment): IndexDiff {
  return db.group(() => {
    const diff = db.applySchema(deployment.schema);
    db.putMeta(DEPLOYMENT, deployment);
    return diff;
  });
}

/** Sets variables; null removes one. Answers all of them. */
export function changeEnvironment(db: Database, changes: Record<string, string | null>): Record<string, string> {
  const env = loadEnvironment(db);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete env[name];
    else env[name] = value;
  }
  db.putMeta(ENVIRONMENT, env);
  return env;
}
