import { startSandbox, type Sandbox } from "@backline/sandbox";
import { afterAll, beforeAll } from "vitest";

/**
 * The same cases run against the sandbox, in every `npm test`, and against the service itself when the owner of an account
 * asks for it: `PARITY=stripe npm run test:parity`, with the account's variables in the environment. Several names are
 * separated by commas. What passes here and fails there is drift of the sandbox.
 */
export type ParityProvider = "stripe" | "resend" | "uploadthing" | "clerk";

const asked = (process.env.PARITY ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");

/** Whether the owner asked for the service itself. */
export function isAsked(provider: ParityProvider): boolean {
  return asked.includes(provider);
}

/** A variable that the service needs. A missing one fails the suite with its name: who asked for parity wants to know. */
export function ownersVariable(provider: ParityProvider, name: string): string {
  const value = process.env[name] ?? "";
  if (value === "") throw new Error(`PARITY=${provider} needs ${name} of your account in the environment.`);
  return value;
}

/** A sandbox of this file's own, and a variable of its environment. */
export function sandboxOfThisFile(): { variable(name: string): string } {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, memory: true, appOrigin: "http://localhost:3000" });
  });
  afterAll(() => sandbox?.close());
  return {
    variable(name) {
      const value = sandbox?.env[name];
      if (value === undefined) throw new Error(`The sandbox offers no ${name}`);
      return value;
    },
  };
}
