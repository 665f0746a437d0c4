import { join } from "node:path";
import { createHouse, type House } from "./house";
import { writeFileAtomically } from "./kernel/files";
import { lockDataDirectory } from "./kernel/lock";
import { createSecrets, loadAdminToken } from "./kernel/secrets";
import { listen } from "./kernel/server";
import type { Kernel } from "./kernel/types";
import { signInProviders } from "./oauth";
import { resend } from "./resend";
import type { Mail } from "./resend/mails";
import { stripe } from "./stripe";
import { uploadthing } from "./uploadthing";
import { upstash } from "./upstash";

export type { DeliveryEffect, DeliveryMatch, FaultRule, Occurrence, RequestEffect, RequestMatch } from "./kernel/faults/rule";
export type { Mail } from "./resend/mails";

/** The providers, in the order of their sections in the console. A new one is one line here. */
function buildProviders(kernel: Kernel, webhooks: WebhookPaths) {
  return {
    resend: resend(kernel, webhooks.resend ?? null),
    stripe: stripe(kernel),
    uploadthing: uploadthing(kernel),
    ...signInProviders(kernel),
    upstash: upstash(kernel),
  };
}

/** The product's paths for webhooks that it may or may not take. A provider without one sends none. */
export interface WebhookPaths {
  /** Such as `/api/webhooks/resend`. */
  resend?: string;
}

export type SandboxOptions = {
  /** 0 takes a free port. */
  port: number;
  /** Where people reach the product. Loopback only. */
  appOrigin: string;
  /** Where the product takes webhooks when that is another address, such as a proxy before it. Loopback only. */
  webhookOrigin?: string;
  webhooks?: WebhookPaths;
  /** Told of failures nobody waits for, such as a scheduled job's. Default: the process's standard error. */
  onError?: (error: unknown) => void;
} & ({ dataDir: string; memory?: false } | { memory: true; dataDir?: undefined });

export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Bearer token of `/_admin`. */
  adminToken: string;
  /** The whole environment that makes the product speak to this sandbox. With a data directory also in `<dataDir>/env.json`. */
  env: Record<string, string>;
  /** Sends the webhooks that are due and waits for the product's answers. */
  flush(): Promise<void>;
  /** Moves the providers' clock on, running what falls due. */
  advance(ms: number): Promise<void>;
  /** What the product has sent, oldest first. */
  mails(): readonly Mail[];
  /** Calls the admin API: `request("/_admin/stripe/…", { method: "POST" })`. */
  request(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Starts the sandbox on 127.0.0.1.
 * @throws an error whose message tells the user what to do: port taken, data directory in use or damaged, or a product
 * that is not on this machine (the sandbox moves no money and sends no mail, so nothing public may rely on it).
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const appOrigin = loopbackOrigin(options.appOrigin);
  const webhookOrigin = loopbackOrigin(options.webhookOrigin ?? options.appOrigin);
  const dataDir = options.dataDir ?? null;
  const unlock = dataDir === null ? () => undefined : lockDataDirectory(dataDir);
  let house: House<ReturnType<typeof buildProviders>> | undefined;
  const starting = () => Promise.resolve(new Response("The sandbox is starting.\n", { status: 503 }));
  try {
    const listener = await listen(options.port, (request) => house?.fetch(request) ?? starting());
    const url = `http://127.0.0.1:${listener.port}`;
    const adminToken = loadAdminToken(dataDir);
    const secret = createSecrets(dataDir);
    const onError = options.onError ?? ((error) => console.error("[sandbox]", error));

    const build = (): House<ReturnType<typeof buildProviders>> =>
      createHouse({
        origin: url,
        appOrigin,
        webhookOrigin,
        dataDir,
        secret,
        onError,
        adminToken,
        build: (kernel) => buildProviders(kernel, options.webhooks ?? {}),
        reset: dataDir === null ? () => void (house = rebuilt()) : null,
      });
    const rebuilt = () => {
      house?.close();
      return build();
    };

    const current = () => (house ??= build());
    try {
      current();
    } catch (error) {
      await listener.close();
      throw error;
    }
    const { env } = current();
    if (dataDir !== null) writeFileAtomically(join(dataDir, "env.json"), JSON.stringify(env, null, 2));
    return {
      url,
      adminToken,
      env,
      flush: () => current().kernel.outbox.flush(),
      advance: (ms) => current().kernel.clock.advance(ms),
      mails: () => current().providers.resend.mails(),
      request: (path, init) => fetch(url + path, { ...init, headers: { ...init?.headers, authorization: `Bearer ${adminToken}` } }),
      async close() {
        await listener.close();
        current().close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function loopbackOrigin(address: string): string {
  const { origin, hostname } = new URL(address);
  if (["localhost", "127.0.0.1", "[::1]"].includes(hostname)) return origin;
  throw new Error(
    `The sandbox serves only a product on this machine, not ${origin}. Give the real providers' keys in the environment instead.`,
  );
}
