import type { JSONValue } from "convex/values";
import type { Database } from "../db/types";
import { DeploymentKey, issuerOf } from "../auth/deploymentKey";
import { builtInVariables, ComponentCodes, deploymentCode } from "../exec/componentCode";
import { definitionOf, type Definition, type Deployment } from "../exec/deployment";
import type { FunctionHost } from "../exec/execution";
import { FunctionTable } from "../exec/functionTable";
import { signUploadToken } from "../files/uploadToken";
import type { Rejections } from "../runtime/rejections";
import type { LaneEvent, LaneOptions } from "./protocol";

/** Everything functions of the current code and variables run on. */
export function createHost(
  db: Database,
  deployment: Deployment | null,
  userEnv: Readonly<Record<string, string>>,
  options: LaneOptions,
  rejections: Rejections,
  tell: (event: LaneEvent) => void,
): FunctionHost {
  const builtIn = builtInVariables(options);
  const key = new DeploymentKey(options.tokenSecret);
  const { origin } = options;
  return {
    db,
    functions: new FunctionTable(deployment),
    code: new ComponentCodes("transaction", deploymentCode(deployment, userEnv, builtIn), options.freshRealms),
    rejections,
    conflicts: options.conflicts,
    builtInVariables: new Set(Object.keys(builtIn)),
    origin,
    instanceName: options.instanceName,
    signUpload: (component) => signUploadToken(options.uploadSecret, Date.now(), component),
    signJwt: (claims, component, now) => key.signJwt(claims, issuerOf(origin, component), now),
    wakeScheduler: (scheduledTime) => tell({ type: "jobs", next: scheduledTime }),
    deleteBlob: (blob) => tell({ type: "deleteBlob", blob }),
    apiSpec: (component) => apiSpec(definitionOf(deployment, component)),
    schemaText: (component) => JSON.stringify(definitionOf(deployment, component)?.schema ?? null),
    components: () => mountedComponents(deployment),
  };
}

function apiSpec(definition: Definition | null): JSONValue {
  const functions = Object.entries(definition?.functions ?? {}).flatMap(([module, exported]) =>
    exported.map((fn): JSONValue => ({
      identifier: `${module}:${fn.name}`,
      functionType: fn.udfType,
      visibility: { kind: fn.visibility },
      args: JSON.parse(fn.args),
      returns: JSON.parse(fn.returns) ?? { type: "any" },
    })),
  );
  const routes = (definition?.httpRoutes ?? []).map((route): JSONValue => ({ functionType: "HttpAction", ...route }));
  return [...functions, ...routes];
}

/** In the shape of Convex's `_system/frontend/components:list`. */
function mountedComponents(deployment: Deployment | null): JSONValue {
  return Object.entries(deployment?.mounts ?? {}).map(([path]) => ({ id: path, name: path.slice(path.lastIndexOf("/") + 1), path, args: {}, state: "active" }));
}
