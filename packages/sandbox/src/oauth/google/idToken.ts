import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import type { Kernel } from "../../kernel/types";
import type { Client, Grant } from "../authority";
import { type Persona, subjectOf } from "../personas";

export interface IdTokenSigner {
  publicJwk: Record<string, unknown>;
  idToken(given: { client: Client; grant: Grant; persona: Persona; accessToken: string }): string;
}

/** Signs OpenID Connect tokens, RS256, with a key made once per installation. Times are the machine's: products check them by their own clock. */
export function idTokenSigner(kernel: Kernel, issuer: string): IdTokenSigner {
  const pem = kernel.secret("google.signingKey", () =>
    generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } }).privateKey,
  );
  const privateKey = createPrivateKey(pem);
  const jwk = createPublicKey(privateKey).export({ format: "jwk" });
  const kid = createHash("sha1").update(String(jwk.n)).digest("hex");

  return {
    publicJwk: { ...jwk, kid, alg: "RS256", use: "sig" },
    idToken({ client, grant, persona, accessToken }) {
      const now = Math.floor(Date.now() / 1000);
      const [first = "", ...rest] = persona.name.split(" ");
      const claims = {
        iss: issuer,
        azp: client.id,
        aud: client.id,
        sub: subjectOf("google", persona.id, 21),
        ...(grant.scopes.includes("email") && { email: persona.email, email_verified: persona.emailVerified }),
        at_hash: createHash("sha256").update(accessToken).digest().subarray(0, 16).toString("base64url"),
        ...(grant.nonce !== null && { nonce: grant.nonce }),
        ...(grant.scopes.includes("profile") && { name: persona.name, given_name: first, ...(rest.length > 0 && { family_name: rest.join(" ") }) }),
        iat: now,
        exp: now + 3600,
      };
      const body = `${encode({ alg: "RS256", kid, typ: "JWT" })}.${encode(claims)}`;
      return `${body}.${sign("RSA-SHA256", Buffer.from(body), privateKey).toString("base64url")}`;
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
