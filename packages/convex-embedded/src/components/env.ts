import { PushError } from "../admin/pushError";
import { checkValue, type ValidatorJson } from "../values/index";
import type { DefinitionConfig, EnvBinding } from "./definitionConfig";

type Declarations = DefinitionConfig["env"];

/** Checks what a parent gives to a component against what the component declares. */
export function checkBindings(path: string, declared: Declarations, bindings: Readonly<Record<string, EnvBinding>>, parent: Declarations): void {
  for (const [name, binding] of Object.entries(bindings)) {
    const own = declared[name];
    if (own === undefined) throw refuse(`Component "${path}" has no env var named "${name}"`);
    if (binding.type === "value") {
      const problem = problemWith(own.validator, binding.value);
      if (problem !== null) throw refuse(`Component "${path}" has an invalid value for env var "${name}": ${problem}`);
      continue;
    }
    const source = parent[binding.name];
    if (source === undefined) throw refuse(`Component "${path}" env var "${name}" references undeclared parent env var ${binding.name}`);
    if (source.optional && !own.optional) throw refuse(`Component "${path}" env var "${name}" is required, but parent env var ${binding.name} is optional`);
    if (!isSubset(source.validator, own.validator)) throw refuse(`Component "${path}" env var "${name}" validator is not satisfied by parent env var ${binding.name} validator`);
  }
}

export function checkRequired(path: string, declared: Declarations, bindings: Readonly<Record<string, EnvBinding>>): void {
  for (const [name, { optional }] of Object.entries(declared)) {
    if (!optional && bindings[name] === undefined) throw refuse(`Component "${path}" is missing required env var "${name}"`);
  }
}

/** Checks the deployment's variables against what the app declares in `defineApp({ env })`. */
export function checkAppVariables(declared: Declarations, variables: Readonly<Record<string, string>>): void {
  for (const [name, { validator, optional }] of Object.entries(declared)) {
    const value = variables[name];
    if (value === undefined && !optional) {
      throw new PushError("EnvVarMissing", `Environment variable "${name}" is declared in convex.config.ts but is not set. Set it with \`npx convex env set ${name} <value>\` and push again.`);
    }
    const problem = value === undefined ? null : problemWith(validator, value);
    if (problem !== null) throw new PushError("EnvVarInvalid", `Environment variable "${name}" does not match its validator in convex.config.ts: ${problem}`);
  }
}

function problemWith(validator: ValidatorJson, value: string): string | null {
  return checkValue(validator, value, { tableOfId: () => null });
}

/** Variables are texts, so a validator is any text or a choice of some. */
function isSubset(narrow: ValidatorJson, wide: ValidatorJson): boolean {
  const allowed = choices(wide);
  const possible = choices(narrow);
  return allowed === null || (possible !== null && possible.every((choice) => allowed.includes(choice)));
}

/** Null: any text. */
function choices(validator: ValidatorJson): string[] | null {
  if (validator.type === "literal") return [String(validator.value)];
  if (validator.type !== "union") return null;
  const members = validator.value.map(choices);
  return members.every((member) => member !== null) ? members.flat() : null;
}

function refuse(message: string): PushError {
  return new PushError("TypecheckError", message);
}
