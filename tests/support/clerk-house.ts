import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { api } from "../../convex/_generated/api";
import { type House, startHouse } from "../../scripts/house/house";
import { anyFreePort } from "../../scripts/house/ports";
import { Person } from "../../scripts/seed/person";
import { type ClerkStandin, startClerkStandin } from "./clerk-standin";
import { PROXY_PATH, startFront } from "./clerk-standin/front";
import type { WebhookTarget } from "./clerk-standin/webhooks";
import type { Creator } from "./world";

export interface ClerkTown {
  house: House;
  clerk: ClerkStandin;
  webhook: WebhookTarget;
  /** Where the app's own output goes. */
  log: string;
  close(): Promise<void>;
}

/** A whole house whose accounts Clerk keeps: the same build as any other, other variables. */
export async function openClerkTown(): Promise<ClerkTown> {
  const dataDir = mkdtempSync(join(tmpdir(), "backline-clerk-"));
  const [front, app, convex, convexSite, sandbox] = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
  const appUrl = `http://localhost:${front}`;
  const clerk = await startClerkStandin({ appUrl });
  const proxy = await startFront({ port: front, app: `http://localhost:${app}`, clerk: clerk.url });
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  const environment = {
    APP_URL: appUrl,
    TRUSTED_PROXIES: "1",
    CLERK_SECRET_KEY: clerk.secretKey,
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: clerk.publishableKey,
    CLERK_WEBHOOK_SECRET: secret,
    CLERK_JWT_ISSUER_DOMAIN: clerk.url,
    CLERK_API_URL: clerk.url,
    NEXT_PUBLIC_CLERK_PROXY_URL: PROXY_PATH,
  };
  const house = await startHouse({ dataDir, ports: { app, convex, convexSite, sandbox }, environment, say: () => {} });
  return {
    house,
    clerk,
    webhook: { url: `${appUrl}/api/webhooks/clerk`, secret },
    log: join(dataDir, "logs", "app.log"),
    close: async () => {
      await house.stop();
      await proxy.close();
      await clerk.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Somebody signed in with Clerk who calls from a script: every request carries a fresh session token. */
class ClerkPerson extends Person {
  constructor(house: House, private readonly token: () => Promise<string>) {
    super(house, "10.99.0.1");
  }

  override async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${await this.token()}`);
    return await super.fetch(path, { ...init, headers });
  }
}

/** A seller with a Clerk account and a store. */
export async function clerkCreator({ house, clerk }: ClerkTown): Promise<Creator> {
  const email = `seller-${randomBytes(4).toString("hex")}@people.backline.test`;
  const { session } = clerk.signedIn({ email, firstName: "Sally" });
  const person = new ClerkPerson(house, () => clerk.tokens.session(session));
  const convex = await person.convex();
  const { slug } = await convex.mutation(api.stores.mutations.open, { name: "Clerk Store", slug: `store-${randomBytes(4).toString("hex")}`, bio: "" });
  return { person, email, password: "", slug };
}
