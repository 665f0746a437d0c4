import { createECDH, createHash, createHmac, createPrivateKey, sign, type KeyObject } from "node:crypto";
import type { JsonObject } from "../runtime/json";
import { ROOT_COMPONENT } from "../runtime/paths";

/** The longest that a token may hold, seconds. */
const MAX_SECONDS = 3600;
const RESERVED = new Set(["iss", "iat", "exp", "nbf"]);

/** A secret for the deployment's own key that the admin key implies but does not show. */
export function tokenSecret(adminKey: string): string {
  return createHmac("sha256", adminKey).update("convex-embedded tokens").digest("hex");
}

/** Who a token is from: the app, or one of its components by its path. */
export function issuerOf(origin: string, component: string): string {
  return component === ROOT_COMPONENT ? origin : `${origin}/components/${component}`;
}

/** The public half of the key, as `/.well-known/jwks.json` serves it. */
export type DeploymentJwks = { keys: { kty: "EC"; crv: "P-256"; x: string; y: string; kid: string; alg: "ES256"; use: "sig" }[] };

/** The deployment's own key for `ctx.auth.signJwt`: ES256, the same for as long as the admin key is. */
export class DeploymentKey {
  readonly #private: KeyObject;
  readonly #public: { kty: "EC"; crv: "P-256"; x: string; y: string };
  readonly #kid: string;

  constructor(secret: string) {
    const curve = createECDH("prime256v1");
    curve.setPrivateKey(Buffer.from(secret, "hex"));
    // 0x04, then both coordinates.
    const point = curve.getPublicKey();
    this.#public = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
    this.#private = createPrivateKey({ format: "jwk", key: { ...this.#public, d: Buffer.from(secret, "hex").toString("base64url") } });
    this.#kid = createHash("sha256").update(point).digest("base64url").slice(0, 16);
  }

  jwks(): DeploymentJwks {
    return { keys: [{ ...this.#public, kid: this.#kid, alg: "ES256", use: "sig" }] };
  }

  /** Signs what a mutation claims; `issuer` is its app's or component's. Throws for claims that are not its to make. */
  signJwt({ claims = {}, expiresInSeconds }: JsonObject, issuer: string, nowMs: number): string {
    if (typeof expiresInSeconds !== "number" || !(expiresInSeconds >= 1 && expiresInSeconds <= MAX_SECONDS)) {
      throw new Error(`Invalid argument \`expiresInSeconds\` for \`auth.signJwt\`: must be between 1 and ${MAX_SECONDS} seconds`);
    }
    for (const name of Object.keys(claims ?? {})) {
      if (RESERVED.has(name) || /^(convex|cvx)/i.test(name)) throw new Error(`Invalid argument \`claims\` for \`auth.signJwt\`: "${name}" is a reserved claim`);
    }
    const iat = Math.floor(nowMs / 1000);
    const header = { alg: "ES256", kid: this.#kid, typ: "JWT" };
    const payload = { ...Object(claims), iss: issuer, iat, exp: iat + Math.floor(expiresInSeconds) };
    const body = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${body}.${sign("sha256", Buffer.from(body), { key: this.#private, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  }
}
