import type { Context, Hono } from "hono";
import { refuseForeignOrigin } from "../kernel/guards";
import type { Asked, Authority } from "./authority";
import { consentPage, type Consent } from "./pages";
import { type Persona, somebodyElse } from "./personas";

/** What a provider makes of an authorization request: acceptable, or an answer of its own that ends it. */
export type Judged = { asked: Asked } | { answer: Response };

export interface ConsentRoutes {
  path: string;
  /** The sandbox's own origin: only its pages may post a decision. */
  origin: string;
  judge(query: URLSearchParams): Judged;
  words: Pick<Consent, "provider" | "learns" | "hidesEmail">;
  noteOn(persona: Persona): string;
  /** What goes back to the product when the person says no. */
  denial: Record<string, string>;
}

/** The authorization endpoint: GET shows the page, POST is the decision. The request is judged both times. */
export function addConsent(routes: Hono, authority: Authority, { path, origin, judge, words, noteOn, denial }: ConsentRoutes): void {
  const page = (c: Context, asked: Asked, problem?: string) => {
    const personas = authority.personas().map((persona) => ({ persona, note: noteOn(persona) }));
    const product = new URL(asked.redirectUri).host;
    return c.html(consentPage({ ...words, product, personas, ...(problem !== undefined && { problem }) }), problem === undefined ? 200 : 422);
  };

  routes.get(path, (c) => {
    const judged = judge(new URL(c.req.url).searchParams);
    return "answer" in judged ? judged.answer : page(c, judged.asked);
  });

  routes.post(path, async (c) => {
    const foreign = refuseForeignOrigin(c.req.raw, origin);
    if (foreign !== null) return foreign;
    const judged = judge(new URL(c.req.url).searchParams);
    if ("answer" in judged) return judged.answer;
    const { asked } = judged;
    const form = new URLSearchParams(await c.req.text());
    if (form.get("cancel") !== null) return c.redirect(backTo(asked, denial), 303);
    const chosen = choose(authority, form);
    if (typeof chosen === "string") return page(c, asked, chosen);
    return c.redirect(backTo(asked, { code: authority.consent(asked, chosen.id) }), 303);
  });
}

/** The persona of the button pressed, made up on the spot if need be; or what is wrong, in words. */
function choose(authority: Authority, form: URLSearchParams): Persona | string {
  const id = form.get("persona") ?? "";
  if (id !== "else") return authority.persona(id) ?? "Choose who to continue as.";
  try {
    const persona = somebodyElse({
      name: form.get("name") ?? "",
      email: form.get("email") ?? "",
      emailVerified: form.get("verified") !== null,
      emailPublic: form.get("private") === null,
    });
    authority.remember(persona);
    return persona;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The product's address with the outcome, and its `state` untouched. */
export function backTo({ redirectUri, state }: Pick<Asked, "redirectUri" | "state">, outcome: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(outcome)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return url.href;
}
