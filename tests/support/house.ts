import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startHouse } from "../../scripts/house/house";
import { anyFreePort } from "../../scripts/house/ports";
import { openControl } from "./control";

/** What the tests need to know of the running house; plain data, so that it crosses into the workers. */
export interface HouseAddress {
  appUrl: string;
  convex: { url: string; adminKey: string };
  sandbox: { url: string; adminToken: string; stripeKey: string; webhookSecret: string };
  workSecret: string;
  dataDir: string;
  /** Where deaths are asked for: `control.ts`. */
  control: string;
}
/** Who is an administrator in the tests' house. */
export const ADMIN_EMAILS = Array.from({ length: 4 }, (_, nth) => `administrator-${nth}@people.backline.test`);

declare module "vitest" {
  interface ProvidedContext {
    house: HouseAddress;
  }
}

/**
 * A house of its own on free ports and an empty data directory, closed and removed afterwards.
 * It trusts one proxy, so that every person of a test can have an address, and a rate limit, of their own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "backline-house-"));
  const [app, convex, convexSite, sandbox] = await Promise.all([anyFreePort(), anyFreePort(), anyFreePort(), anyFreePort()]);
  const control = await openControl();
  const environment = { TRUSTED_PROXIES: "1", ADMIN_EMAILS: ADMIN_EMAILS.join(",") };
  const house = await startHouse({ dataDir, ports: { app, convex, convexSite, sandbox }, environment, say: () => {}, between: control.between });
  if (!house.sandbox) throw new Error("The test house runs on the sandbox.");
  control.holds(house.children);
  project.provide("house", { control: control.url, appUrl: house.appUrl, convex: house.convex, sandbox: { ...house.sandbox, stripeKey: house.sandbox.env.STRIPE_SECRET_KEY ?? "", webhookSecret: house.sandbox.env.STRIPE_WEBHOOK_SECRET ?? "" }, workSecret: house.secrets.workSecret, dataDir });
  return async () => {
    control.close();
    await house.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
