import type { Database, IndexDiff } from "../db/types";
import { NO_CONFIG } from "../components/definitionConfig";
import { componentPaths, definitionOf, type Deployment } from "./deployment";

const DEPLOYMENT = "deployment";
const ENVIRONMENT = "environment";
const KNOWN_COMPONENTS = "knownComponents";

/** What a deployment that was pushed before there were components does not have. */
type ComponentFields = "config" | "definitions" | "mounts";

export function loadDeployment(db: Database): Deployment | null {
  const stored = db.getMeta<Omit<Deployment, ComponentFields> & Partial<Pick<Deployment, ComponentFields>>>(DEPLOYMENT);
  return stored === undefined ? null : { config: NO_CONFIG, definitions: {}, mounts: {}, ...stored };
}

export function loadEnvironment(db: Database): Record<string, string> {
  return db.getMeta<Record<string, string>>(ENVIRONMENT) ?? {};
}

/** Component paths that were ever mounted: their data stays when they go, and is there when they come back. */
export function loadKnownComponents(db: Database): string[] {
  return db.getMeta<string[]>(KNOWN_COMPONENTS) ?? [];
}

/**
 * Makes code and schemas current in one commit: after a crash it is all there or nothing of it. Answers what
 * happened to the indexes of the app and of each component. A component that is gone keeps tables and schema.
 */
export function activate(db: Database, deployment: Deployment): Record<string, IndexDiff> {
  const schemas = componentPaths(deployment).map((path) => ({ path, schema: definitionOf(deployment, path)?.schema ?? null }));
  // A group is no transaction: what is done before a failure stays. So nothing may fail once it has begun.
  for (const { path, schema } of schemas) db.validateSchema(schema, path);
  return db.group(() => {
    const diffs = schemas.map(({ path, schema }): [string, IndexDiff] => [path, db.applySchema(schema, path)]);
    db.putMeta(DEPLOYMENT, deployment);
    db.putMeta(KNOWN_COMPONENTS, [...new Set([...loadKnownComponents(db), ...Object.keys(deployment.mounts)])]);
    return Object.fromEntries(diffs);
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
