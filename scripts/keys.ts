// Prints a fresh set of an installation's own keys, for Next and for the Convex deployment, as environment lines.
import { appKeys, convexKeys } from "./house/key-environment";
import { makeSecrets } from "./house/secrets";

const [address] = process.argv.slice(2);
if (!address || !URL.canParse(address)) {
  console.error("Usage: node --import tsx scripts/keys.ts https://your.address");
  process.exit(1);
}
const appUrl = new URL(address).origin;
const secrets = makeSecrets();
const lines = (env: Record<string, string>) => Object.entries(env).map(([name, value]) => `${name}=${value}`).join("\n");
console.log(`# Next\n${lines(appKeys(appUrl, secrets))}\n\n# Convex deployment\n${lines(await convexKeys(appUrl, secrets))}`);
