import type { JSONValue } from "convex/values";
import type { Database } from "../db/types";
import type { Deployment } from "../exec/deployment";
import type { FunctionHost } from "../exec/execution";
import { FunctionTable } from "../exec/functionTable";
import { signUploadToken } from "../files/uploadToken";
import { RealmPool } from "../runtime/realmPool";
import { SourceMaps } from "../runtime/sourceMaps";
import type { LaneEvent, LaneOptions } from "./protocol";

const NO_DEPLOYMENT = { modules: [], importTime: 0, importSeed: 0 };

/** Everything functions of the current code and variables run on. */
export function createHost(
  db: Database,
  deployment: Deployment | null,
  userEnv: Readonly<Record<string, string>>,
  options: LaneOptions,
  tell: (event: LaneEvent) => void,
): FunctionHost {
  const { modules, importTime, importSeed } = deployment ?? NO_DEPLOYMENT;
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const builtIn = builtInVariables(options);
  return {
    db,
    functions: new FunctionTable(deployment),
    realms: new RealmPool("transaction", { modules: byPath, importTime, importSeed }, options.freshRealms),
    maps: new SourceMaps(byPath),
    env: new Map([...Object.entries(builtIn), ...Object.entries(userEnv)]),
    builtInVariables: new Set(Object.keys(builtIn)),
    origin: options.origin,
    instanceName: options.instanceName,
    signUpload: () => signUploadToken(options.uploadSecret, Date.now()),
    wakeScheduler: (scheduledTime) => tell({ type: "jobs", next: scheduledTime }),
    deleteBlob: (blob) => tell({ type: "deleteBlob", blob }),
    apiSpec: () => apiSpec(deployment),
  };
}

/** Variables that every deployment has without setting them. */
export function builtInVariables(options: { origin: string; siteOrigin: string }): Record<string, string> {
  return { CONVEX_CLOUD_URL: options.origin, CONVEX_SITE_URL: options.siteOrigin };
}

function apiSpec(deployment: Deployment | null): JSONValue {
  const functions = Object.entries(deployment?.functions ?? {}).flatMap(([module, exported]) =>
    exported.map((fn): JSONValue => ({
      identifier: `${module}:${fn.name}`,
      functionType: fn.udfType,
      visibility: { kind: fn.visibility },
      args: JSON.parse(fn.args),
      returns: JSON.parse(fn.returns) ?? { type: "any" },
    })),
  );
  const routes = (deployment?.httpRoutes ?? []).map((route): JSONValue => ({ functionType: "HttpAction", ...route }));
  return [...functions, ...routes];
}
