import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, importSPKI } from "jose";
import { z } from "zod";
import { Stop } from "./stop";

const keyPair = z.object({ kid: z.string(), privateKeyPem: z.string(), publicKeyPem: z.string() });
const secretsFile = z.object({
  authSecret: z.string(),
  workSecret: z.string(),
  downloadSecret: z.string(),
  service: keyPair,
  user: keyPair,
  demoPasswords: z.object({ creator: z.string(), fan: z.string(), admin: z.string().optional() }),
});
export type Secrets = z.infer<typeof secretsFile>;
type KeyPair = z.infer<typeof keyPair>;

/** Secrets are random for each data directory and readable by its owner alone. */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(makeSecrets(), null, 2), { mode: 0o600 });
  try {
    return secretsFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Stop(`${file} is damaged. Restore it from a backup, or move the whole data directory away to begin anew (its data is lost without this file).`);
  }
}

/** The key set of one issuer as a data URI, as Convex's `customJwt` providers take it. */
export async function jwksDataUri(pair: KeyPair): Promise<string> {
  const jwk = await exportJWK(await importSPKI(pair.publicKeyPem, "RS256"));
  const set = { keys: [{ ...jwk, kid: pair.kid, alg: "RS256", use: "sig" }] };
  return `data:application/json;base64,${Buffer.from(JSON.stringify(set)).toString("base64")}`;
}

/** A fresh set of keys and secrets. */
export function makeSecrets(): Secrets {
  return {
    authSecret: random(32),
    workSecret: random(32),
    downloadSecret: random(32),
    service: makeKeyPair("service"),
    user: makeKeyPair("user"),
    demoPasswords: { creator: random(9), fan: random(9), admin: random(9) },
  };
}

function makeKeyPair(name: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    kid: `${name}-${randomBytes(4).toString("hex")}`,
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

const random = (bytes: number) => randomBytes(bytes).toString("base64url");
