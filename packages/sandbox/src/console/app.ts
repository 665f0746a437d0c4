import { Hono } from "hono";
import { refuseForeignOrigin } from "../kernel/guards";
import type { Html } from "../kernel/html";
import type { ConsoleSection } from "../kernel/types";
import { actionFailed, notFound } from "./messages";
import { consolePage, type Frame } from "./layout";
import { LIVE_SCRIPT } from "./live";
import { consolePolicy } from "./policy";
import { STYLES } from "./styles";

export interface ConsoleParts {
  origin: string;
  sections: readonly ConsoleSection[];
  overview: () => Html | Promise<Html>;
  armed: () => number;
}

/** The console: `/` and what lies below `/console`. Each section renders itself; its buttons post to `/actions/<name>`. */
export function createConsole({ origin, sections, overview, armed }: ConsoleParts): Hono {
  const app = new Hono();
  const frame = (): Frame => ({ sections, armed: armed() });
  app.use(async (c, next) => {
    await next();
    // A preview of somebody else's HTML brings a policy of its own.
    if (!c.res.headers.has("content-security-policy")) c.res.headers.set("content-security-policy", consolePolicy(origin));
  });
  const find = (slug: string) => sections.find((section) => section.slug === slug);

  app.get("/", async (c) => c.html(consolePage("Overview", "", frame(), await overview())));
  app.get("/console", (c) => c.redirect("/"));
  app.get("/console/style.css", (c) => c.body(STYLES, 200, { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" }));

  app.get("/console/live.js", (c) => c.body(LIVE_SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" }));

  app.get("/console/:slug/raw/*", (c) => {
    const raw = find(c.req.param("slug"))?.raw;
    const url = new URL(c.req.url);
    const path = url.pathname.replace(/^\/console\/[^/]+\/raw/, "");
    return raw === undefined ? c.html(...missing()) : raw.fetch(new Request(`${url.origin}${path}${url.search}`, c.req.raw));
  });
  app.get("/console/:slug/*", (c) => c.html(...show(c.req.param("slug"), new URL(c.req.url))));
  app.get("/console/:slug", (c) => c.html(...show(c.req.param("slug"), new URL(c.req.url))));

  app.post("/console/:slug/actions/:name", async (c) => {
    const refusal = refuseForeignOrigin(c.req.raw, origin);
    if (refusal !== null) return refusal;
    const section = find(c.req.param("slug"));
    const actions = new Map(Object.entries(section?.actions ?? {}));
    const action = actions.get(c.req.param("name"));
    if (section === undefined || action === undefined) return c.html(...missing());
    const form = new URLSearchParams(await c.req.text());
    const back = safePath(form.get("back"), section.slug);
    try {
      await action(form);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return c.html(consolePage("It did not work", section.slug, frame(), actionFailed(reason, back)), 400);
    }
    return c.redirect(back, 303);
  });

  app.notFound((c) => c.html(...missing()));

  function show(slug: string, url: URL): [string, 200 | 404] {
    const section = find(slug);
    if (section === undefined) return missing();
    const path = url.pathname.slice(`/console/${slug}`.length) || "/";
    const body = section.render(path, url.searchParams);
    if (body === null) return missing();
    return [consolePage(section.title, slug, frame(), body), 200];
  }

  function missing(): [string, 404] {
    return [consolePage("Not found", "-", frame(), notFound()), 404];
  }

  return app;
}

/** Only a path of the console: a link made elsewhere cannot use an action as a way out. */
function safePath(path: string | null, slug: string): string {
  return path !== null && /^\/console\/[\w/?=&.%-]*$/.test(path) ? path : `/console/${slug}`;
}
