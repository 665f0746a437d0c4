import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * Pushes a project's `convex/` folder with the official CLI, without type-checking and code generation. Answers
 * what the CLI printed; a push that fails is an error with that text.
 */
export function pushWithCli(projectDir: string, url: string, adminKey: string): Promise<string> {
  const project = resolve(projectDir);
  const cli = join(dirname(createRequire(join(project, "package.json")).resolve("convex/package.json")), "bin", "main.js");
  const args = [cli, "deploy", "--yes", "--typecheck", "disable", "--codegen", "disable"];
  // Nothing else of our environment: a CONVEX_DEPLOYMENT there would contradict the target.
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    CI: "1",
    CONVEX_SELF_HOSTED_URL: url,
    CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey,
  };
  return new Promise((succeed, fail) => {
    const child = spawn(process.execPath, args, { cwd: project, env, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    const collect = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", fail);
    child.once("close", (code) => {
      const text = stripVTControlCharacters(printed).trim();
      if (code === 0) succeed(text);
      else fail(new Error(`convex deploy failed (exit code ${code}) in ${project}:\n${text}`));
    });
  });
}
