import { build, type Plugin } from "esbuild";
import type { DeploymentHost } from "../exec/deploymentHost";
import { HttpError } from "../http/reply";
import { outcomeText, parseFormat } from "../http/outcomeText";
import { FunctionEnded } from "../lane/laneErrors";
import { messageOf } from "../runtime/errors";
import { isObject, optionalText, text, type JsonObject } from "../runtime/json";
import { compileModule, type CompiledModule } from "../runtime/modules";

/** What the CLI's preamble imports `query` and `internalQuery` from (`convex` 1.48, `cli/lib/runTestFunction.ts`). */
const WRAPPERS = "convex:/_system/repl/wrappers.js";
const MODULE = "inlineQuery.js";

/** `POST /api/run_test_function`: a module with a query as its default export. It reads only, and is forgotten. Answers JSON text. */
export async function runInlineQuery(host: DeploymentHost, body: JsonObject): Promise<string> {
  const format = parseFormat(body.format);
  if (!isObject(body.bundle)) throw new HttpError(400, "BadRequest", "There is no bundle to run");
  let module: CompiledModule;
  try {
    module = await compileModule({ path: MODULE, source: await bundle(text(body.bundle, "source")), environment: "isolate" });
  } catch (error) {
    return outcomeText({ ok: false, error: { message: `Uncaught SyntaxError: ${messageOf(error)}` }, logLines: [] }, format);
  }
  try {
    return outcomeText(await host.lane.call("inlineQuery", { component: optionalText(body, "componentId") ?? "", module, args: body.args ?? {} }), format);
  } catch (error) {
    if (error instanceof FunctionEnded) return outcomeText({ ok: false, error: error.error, logLines: [] }, format);
    throw new HttpError(400, "BadRequest", messageOf(error));
  }
}

async function bundle(source: string): Promise<string> {
  const result = await build({
    stdin: { contents: source, sourcefile: "testQuery.js", loader: "js", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "esm",
    target: "node20",
    logLevel: "silent",
    plugins: [wrappers],
  });
  return result.outputFiles[0]?.text ?? "";
}

/** The query itself may import the wrappers and `convex`; nothing of this machine. */
const wrappers: Plugin = {
  name: "wrappers",
  setup(context) {
    context.onResolve({ filter: /.*/ }, ({ path, importer, namespace }) => {
      if (path === WRAPPERS) return { path, namespace: "wrappers" };
      const own = namespace === "file" && importer.endsWith("testQuery.js");
      if (own && !/^convex\/(server|values)$/.test(path)) return { errors: [{ text: `Could not resolve "${path}"` }] };
      return null;
    });
    context.onLoad({ filter: /.*/, namespace: "wrappers" }, () => ({
      contents: 'export { queryGeneric as query, internalQueryGeneric as internalQuery } from "convex/server";',
      resolveDir: import.meta.dirname,
    }));
  },
};
