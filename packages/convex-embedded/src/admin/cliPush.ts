import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { runProgram } from "../exec/program";

/**
 * Pushes a project's functions with the official CLI that it has installed, without type-checking. Code is generated
 * for a project that has none yet, and else left as it is. Answers what the CLI printed; a push that fails is an error
 * with that text.
 */
export async function pushWithCli(projectDir: string, url: string, adminKey: string): Promise<string> {
  const project = resolve(projectDir);
  const cli = join(dirname(createRequire(join(project, "package.json")).resolve("convex/package.json")), "bin", "main.js");
  const args = [cli, "deploy", "--yes", "--typecheck", "disable", "--codegen", isGenerated(project) ? "disable" : "enable"];
  // Nothing else of our environment: a CONVEX_DEPLOYMENT there would contradict the target.
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    CI: "1",
    CONVEX_SELF_HOSTED_URL: url,
    CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey,
  };
  const { code, printed } = await runProgram(process.execPath, args, { cwd: project, env });
  const text = stripVTControlCharacters(printed).trim();
  if (code !== 0) throw new Error(`convex deploy failed (exit code ${code}) in ${project}:\n${text}`);
  return text;
}

function isGenerated(project: string): boolean {
  return existsSync(join(project, functionsFolder(project), "_generated"));
}

/** `convex/`, unless `convex.json` names another. One that cannot be read is the CLI's to complain of. */
function functionsFolder(project: string): string {
  try {
    const config: unknown = JSON.parse(readFileSync(join(project, "convex.json"), "utf8"));
    const functions: unknown = Reflect.get(Object(config), "functions");
    return typeof functions === "string" ? functions : "convex";
  } catch {
    return "convex";
  }
}
