import { excerptOf, peekText, searchable } from "./bodies";
import { brokenAnswer } from "./faults/break-off";
import type { Faults } from "./faults/faults";
import { hitOf, type RequestRule } from "./faults/rule";
import { serveFaulty } from "./faults/serve";
import { refuseForeignHost, withSafetyHeaders } from "./guards";
import { redactUrl } from "./redact";
import type { RequestLog } from "./request-log";
import type { Kernel, Provider } from "./types";

type Handler = (request: Request) => Response | Promise<Response>;

export interface Front {
  kernel: Kernel;
  faults: Faults;
  providers: readonly Provider[];
  requests: RequestLog;
  admin: Handler;
  console: Handler;
  /** A failure that a provider did not cause itself, in its own error shape. */
  refuse: (provider: string, status: number) => Response;
}

/** The one door of the sandbox: checks the host, finds who answers, lets faults strike, logs, and completes the headers. */
export async function dispatch(request: Request, front: Front): Promise<Response> {
  const { kernel } = front;
  const refusal = refuseForeignHost(request, kernel.origin);
  if (refusal !== null) return refusal;
  const url = new URL(request.url);
  if (url.pathname === "/_admin" || url.pathname.startsWith("/_admin/")) return withSafetyHeaders(await front.admin(request), kernel.appOrigin);
  if (url.pathname === "/" || url.pathname === "/console" || url.pathname.startsWith("/console/")) {
    return withSafetyHeaders(await front.console(request), kernel.appOrigin);
  }
  const provider = findProvider(front.providers, url.pathname);
  if (provider === undefined) return Response.json({ error: `Nothing in the sandbox answers ${url.pathname}.` }, { status: 404 });
  return serve(request, url, provider, front);
}

async function serve(request: Request, url: URL, provider: Provider, { kernel, faults, requests, refuse }: Front): Promise<Response> {
  const at = kernel.clock.now();
  const started = performance.now();
  const sent = excerptOf(request);
  const rule = await strike(request, url, provider, faults);
  const run = () => provider.routes.fetch(withoutMount(request, url, provider.mount));
  const response = rule === null ? await run() : await serveFaulty(rule.effect, run, (status) => refuse(provider.name, status));
  const broken = brokenAnswer(response) !== undefined;
  const logged = requests.add({
    at,
    method: request.method,
    path: redactUrl(url),
    provider: provider.name,
    status: broken ? null : response.status,
    durationMs: Math.round((performance.now() - started) * 10) / 10,
    requestId: response.headers.get("request-id"),
    ...(rule !== null && { fault: hitOf(rule) }),
  });
  // The answer does not wait for the log: a body that nobody needed may still be on its way.
  void sent.then((text) => (logged.sent = text));
  void excerptOf(response).then((text) => (logged.answered = text));
  return broken ? response : withSafetyHeaders(response, kernel.appOrigin);
}

/** A browser's question whether it may ask (OPTIONS) is nobody's request. */
function strike(request: Request, url: URL, provider: Provider, faults: Faults): Promise<RequestRule | null> | null {
  if (request.method === "OPTIONS") return null;
  const call = { provider: provider.name, method: request.method, path: pathWithin(provider.mount, url) };
  return faults.strikeRequest(call, async () => searchable(url, request.headers.get("content-type") ?? "", await peekText(request)));
}

/** The provider with the longest mount the path lies under; the one at "/" takes the rest. */
function findProvider(providers: readonly Provider[], path: string): Provider | undefined {
  return providers
    .filter(({ mount }) => mount === "/" || path === mount || path.startsWith(`${mount}/`))
    .toSorted((a, b) => b.mount.length - a.mount.length)[0];
}

function withoutMount(request: Request, url: URL, mount: string): Request {
  if (mount === "/") return request;
  return new Request(`${url.origin}${pathWithin(mount, url)}${url.search}`, request);
}

function pathWithin(mount: string, url: URL): string {
  return mount === "/" ? url.pathname : url.pathname.slice(mount.length) || "/";
}
