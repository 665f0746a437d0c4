// `npm start`: the whole house on this machine. `npm run dev`: the same, following its sources.
import { defaultDataDir, type House, loadOwnersEnvironment, startHouse } from "./house";
import { keepLive } from "./live";
import { chooseProviders } from "./providers";
import { Stop } from "./stop";
import { DEMO_ADMIN_EMAIL, seedWhenEmpty } from "../seed/main";

loadOwnersEnvironment();
const development = process.argv.includes("--dev");
const env = process.env;
const port = (name: string, fallback: number) => {
  const value = Number(env[name] ?? fallback);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new Stop(`${name} must be a port number between 1 and 65535; it is "${env[name]}".`);
  return value;
};
// Only where everything is local, so that the address means nobody elsewhere; whom the owner names stands.
const adminEmails = env.ADMIN_EMAILS ?? (chooseProviders(env).real.size === 0 ? DEMO_ADMIN_EMAIL : "");
const say = (line: string) => console.log(`  ${line}`);

let house: House | null = null;
let stopping = false;
async function shutDown(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (house) {
    console.log("\n  Closing…");
    await house.stop();
  }
  process.exit(code);
}
process.on("SIGINT", () => void shutDown(0));
process.on("SIGTERM", () => void shutDown(0));

try {
  console.log("\nBackline\n");
  const started = Date.now();
  house = await startHouse({
    dataDir: defaultDataDir(env),
    ports: { app: port("PORT", 3000), convex: port("CONVEX_PORT", 3210), convexSite: port("CONVEX_SITE_PORT", 3211), sandbox: port("SANDBOX_PORT", 4100) },
    environment: { ...env, ADMIN_EMAILS: adminEmails },
    development,
    say,
  });
  if (development) keepLive(house, defaultDataDir(env), say);
  const demo = await seedWhenEmpty(house, defaultDataDir(env), adminEmails, say);
  console.log(`
  Ready after ${Math.round((Date.now() - started) / 1000)} s.

  Store and studio   ${house.appUrl}${house.sandbox ? `
  Sandbox console    ${house.sandbox.url}   (mail inbox, payments, deliveries; no money moves)` : ""}
  Convex             ${house.convex.url}${demo ? `

  Demo creator       ${demo.creator.email}   ${demo.creator.password}
  Demo fan           ${demo.fan.email}   ${demo.fan.password}${demo.admin ? `
  Demo administrator ${demo.admin.email}   ${demo.admin.password}` : ""}` : ""}

  Ctrl-C stops everything. Your data stays in ${defaultDataDir(env)}.
`);
} catch (error) {
  console.error(`\n✗ ${error instanceof Stop ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  await shutDown(1);
}
