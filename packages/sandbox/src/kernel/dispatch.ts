import { refuseForeignHost, withSafetyHeaders } from "./guards";
import { redactText, redactUrl, type RequestLog } from "./request-log";
import type { Kernel, Provider } from "./types";

type Handler = (request: Request) => Response | Promise<Response>;

export interface Front {
  kernel: Kernel;
  providers: readonly Provider[];
  requests: RequestLog;
  admin: Handler;
  console: Handler;
}

/** The one door of the sandbox: checks the host, finds who answers, logs, and completes the headers. */
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
  const at = kernel.clock.now();
  const started = performance.now();
  const response = await provider.routes.fetch(withoutMount(request, url, provider.mount));
  front.requests.add({
    at,
    method: request.method,
    path: redactUrl(url),
    provider: provider.name,
    status: response.status,
    durationMs: Math.round((performance.now() - started) * 10) / 10,
    ...(await errorOf(response)),
  });
  return withSafetyHeaders(response, kernel.appOrigin);
}

/** The provider with the longest mount the path lies under; the one at "/" takes the rest. */
function findProvider(providers: readonly Provider[], path: string): Provider | undefined {
  return providers
    .filter(({ mount }) => mount === "/" || path === mount || path.startsWith(`${mount}/`))
    .toSorted((a, b) => b.mount.length - a.mount.length)[0];
}

function withoutMount(request: Request, url: URL, mount: string): Request {
  if (mount === "/") return request;
  return new Request(`${url.origin}${url.pathname.slice(mount.length) || "/"}${url.search}`, request);
}

async function errorOf(response: Response): Promise<{ error?: string }> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (response.status < 400 || !isJson) return {};
  return { error: redactText((await response.clone().text()).slice(0, 500)) };
}
