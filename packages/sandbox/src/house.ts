import { createConsole } from "./console/app";
import { overview } from "./console/overview";
import { isListening } from "./console/reachable";
import { clockSection } from "./console/sections/clock";
import { deliveriesSection } from "./console/sections/deliveries";
import { armedIn, faultsSection } from "./console/sections/faults";
import { requestsSection } from "./console/sections/requests";
import { createAdmin } from "./kernel/admin";
import { dispatch, type Front } from "./kernel/dispatch";
import { createKernel, type KernelOptions, type OwnedKernel } from "./kernel/kernel";
import { createRequestLog } from "./kernel/request-log";
import type { Kernel, Provider } from "./kernel/types";
import { refusalOf } from "./refusals";

export interface House<Providers> {
  kernel: OwnedKernel;
  providers: Providers;
  env: Record<string, string>;
  fetch(request: Request): Promise<Response>;
  close(): void;
}

export interface HouseOptions<Providers> extends KernelOptions {
  build: (kernel: Kernel) => Providers;
  adminToken: string;
  reset: (() => void) | null;
}

/** Puts kernel, providers, console and admin API together, and lets deliveries out once all of them stand. */
export function createHouse<Providers extends Record<string, Provider>>(options: HouseOptions<Providers>): House<Providers> {
  const kernel = createKernel(options);
  const providers = options.build(kernel);
  const list = Object.values(providers);
  const requests = createRequestLog();
  const { clock, outbox, faults, origin, appOrigin } = kernel;
  const names = list.map(({ name }) => name);
  const sections = [
    ...list.flatMap((provider) => provider.console ?? []),
    deliveriesSection(outbox, faults),
    requestsSection(requests, list, faults),
    clockSection(clock),
    faultsSection(faults, names),
  ];
  const admin = createAdmin({ origin, token: options.adminToken, clock, outbox, faults, providers: list, reset: options.reset });
  const page = () => overview({ appOrigin, clock, outbox, requests, providers: list, isProductUp: () => isListening(appOrigin) });
  const front: Front = {
    kernel,
    faults,
    providers: list,
    requests,
    refuse: refusalOf,
    admin: admin.fetch,
    console: createConsole({ origin, sections, overview: page, armed: () => armedIn(faults) }).fetch,
  };
  outbox.start();
  return {
    kernel,
    providers,
    env: Object.assign({ SANDBOX_URL: origin }, ...list.map(({ env }) => env)),
    fetch: (request) => dispatch(request, front),
    close() {
      for (const provider of list) provider.close?.();
      kernel.close();
    },
  };
}
