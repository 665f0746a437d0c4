import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";
import WebSocket from "ws";
import { startConvex, type ConvexDeployment, type StartOptions } from "../index.mjs";

export const FIXTURE = join(import.meta.dirname, "fixture-app");
/** An app with components of its own and of the registry. */
export const COMPONENT_FIXTURE = join(import.meta.dirname, "component-app");
/** An app of components in several instances, nested. */
export const ARCADE_FIXTURE = join(import.meta.dirname, "arcade-app");
export { api } from "./fixture-app/convex/_generated/api";

interface Issuer {
  issuer: string;
  algorithm: "RS256" | "ES256";
  privateKey: CryptoKey;
  /** A data URI, as the deployment's environment carries it. */
  jwks: string;
}

async function createIssuer(issuer: string, algorithm: "RS256" | "ES256"): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: algorithm, use: "sig" }] };
  return { issuer, algorithm, privateKey, jwks: `data:application/json;base64,${Buffer.from(JSON.stringify(keys)).toString("base64")}` };
}

export const rsaIssuer = await createIssuer("https://app.example", "RS256");
export const ecIssuer = await createIssuer("https://other.example", "ES256");

/** A token for the fixture's providers; `overrides` make it wrong in one way. */
export function token(
  subject: string,
  overrides: { issuer?: Issuer; iss?: string; audience?: string; expiresIn?: number; issuedAt?: number; claims?: Record<string, unknown> } = {},
): Promise<string> {
  const issuer = overrides.issuer ?? rsaIssuer;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ name: "Name of " + subject, ...overrides.claims })
    .setProtectedHeader({ alg: issuer.algorithm, kid: "k1" })
    .setIssuer(overrides.iss ?? issuer.issuer)
    .setAudience(overrides.audience ?? "convex")
    .setSubject(subject)
    .setIssuedAt(overrides.issuedAt ?? now)
    .setExpirationTime(now + (overrides.expiresIn ?? 3600))
    .sign(issuer.privateKey);
}

export const ENVIRONMENT = { GREETING: "hello", AUTH_JWKS: rsaIssuer.jwks, AUTH_JWKS_ES: ecIssuer.jwks, OIDC_DOMAIN: "https://oidc.example" };

/** A deployment of its own with the fixture app pushed to it. */
export function startFixture(options: Partial<StartOptions> = {}): Promise<ConvexDeployment> {
  return startProject(FIXTURE, ENVIRONMENT, options);
}

/** A deployment of its own with a project pushed to it. */
export async function startProject(project: string, variables: Record<string, string>, options: Partial<StartOptions> = {}): Promise<ConvexDeployment> {
  const where = options.dataDir === undefined ? { memory: true } : {};
  const convex = await startConvex({ ...where, allowedOrigins: ["http://localhost:3000"], ...options });
  try {
    await convex.setEnv(variables);
    await convex.push(project);
    return convex;
  } catch (error) {
    await convex.close();
    throw error;
  }
}

export function client(convex: ConvexDeployment): ConvexHttpClient {
  return new ConvexHttpClient(convex.url, { logger: false });
}

/** Asks again until the answer satisfies; a state that has to come, not a time that has to pass. */
export async function eventually<T>(ask: () => Promise<T>, satisfies: (answer: T) => boolean, timeoutMs = 20_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(answer)} after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The sync protocol without a client library, for what a well-behaved client never does. */
export class RawSocket {
  readonly received: Record<string, unknown>[] = [];
  closeReason: string | null = null;
  #wake: () => void = () => {};

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data) => {
      const message: Record<string, unknown> = JSON.parse(data.toString());
      this.received.push(message);
      this.#wake();
    });
    socket.on("close", (_code, reason) => {
      this.closeReason = reason.toString();
      this.#wake();
    });
  }

  static async open(url: string, headers: Record<string, string> = {}, options: WebSocket.ClientOptions = {}, path = "/api/1.48.0/sync"): Promise<RawSocket> {
    const socket = new WebSocket(url.replace("http", "ws") + path, { headers, ...options });
    const raw = new RawSocket(socket);
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return raw;
  }

  send(message: Record<string, unknown>): void {
    this.socket.send(JSON.stringify(message));
  }

  connect(sessionId: string, more: Record<string, unknown> = {}): void {
    this.send({ type: "Connect", sessionId, connectionCount: 0, lastCloseReason: null, clientTs: 0, ...more });
  }

  mutation(requestId: number, udfPath: string, args: Record<string, unknown>): void {
    this.send({ type: "Mutation", requestId, udfPath, args: [args] });
  }

  /** The first received message, old or new, that satisfies; takes it out. */
  async take(satisfies: (message: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const index = this.received.findIndex(satisfies);
      const [found] = index === -1 ? [] : this.received.splice(index, 1);
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`No such message; have ${JSON.stringify(this.received).slice(0, 2000)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  }

  ofType(type: string): Promise<Record<string, unknown>> {
    return this.take((message) => message.type === type);
  }

  async closed(): Promise<string> {
    return eventually(async () => this.closeReason, (reason) => reason !== null).then(String);
  }
}
