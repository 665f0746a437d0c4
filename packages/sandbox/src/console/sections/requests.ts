import type { Faults } from "../../kernel/faults/faults";
import type { RequestEffect } from "../../kernel/faults/rule";
import { html, type Html } from "../../kernel/html";
import type { LoggedRequest, RequestLog } from "../../kernel/request-log";
import type { ConsoleSection, Provider } from "../../kernel/types";
import { actionButton, empty, facts, faultBadge, live, moment, tabs } from "../layout";
import { isWell, requestState } from "../states";

const SHOWN = 200;
const HOME = "/console/requests";
const OUTCOMES = { all: "Any answer", failed: "Errors", struck: "Struck by a fault" } as const;

/** What a person may want of the next call that is like this one. */
const NEXT: Record<string, { label: string; effect: RequestEffect }> = {
  fail: { label: "Answer the next one with 500", effect: { kind: "status", status: 500, moment: "before" } },
  lose: { label: "Lose its next answer", effect: { kind: "reset", moment: "after" } },
  slow: { label: "Hold its next answer 5 s", effect: { kind: "latency", ms: 5000 } },
};

/** The product's latest requests to the providers, with what was sent and answered, secrets struck out. */
export function requestsSection(requests: RequestLog, providers: readonly Provider[], faults: Faults): ConsoleSection {
  const find = (number: string | null) => requests.list().find((request) => String(request.number) === number);
  return {
    slug: "requests",
    title: "Requests",
    render(path, query) {
      if (path === "/") return list(requests.list(), providers, query);
      const request = find(path.slice(1));
      return request === undefined ? null : detail(request);
    },
    actions: {
      next(form) {
        const [request, wish] = [find(form.get("number")), NEXT[form.get("wish") ?? ""]];
        if (request === undefined || wish === undefined) throw new Error("This request is no longer kept. Choose a newer one.");
        const mount = providers.find(({ name }) => name === request.provider)?.mount ?? "/";
        const whole = request.path.split("?")[0] ?? "/";
        const path = mount === "/" ? whole : whole.slice(mount.length) || "/";
        const match = { provider: request.provider, method: request.method, path };
        faults.add({ on: "request", match, effect: wish.effect, occurrence: { next: 1 }, note: `${wish.label}: ${request.method} ${path}` });
      },
    },
  };
}

function list(requests: readonly LoggedRequest[], providers: readonly Provider[], query: URLSearchParams): Html {
  const [provider, outcome, path] = [query.get("provider") ?? "", query.get("outcome") ?? "all", query.get("path")?.trim() ?? ""];
  const chosen = requests.filter(
    (request) => (provider === "" || request.provider === provider) && isIn(outcome, request) && request.path.toLowerCase().includes(path.toLowerCase()),
  );
  const href = (name: string) => `${HOME}?${new URLSearchParams({ ...(name !== "" && { provider: name }), ...(outcome !== "all" && { outcome }), ...(path !== "" && { path }) })}`;
  return html`
    <h1>Requests</h1>
    <p>What the product asked, newest first. The last 500 are kept, in memory only, without keys and passwords.</p>
    ${tabs("Provider", [{ label: "All", href: href(""), current: provider === "" }, ...providers.map(({ name }) => ({ label: name, href: href(name), current: name === provider }))])}
    <form method="get" action="${HOME}" class="filters">
      ${provider !== "" && html`<input type="hidden" name="provider" value="${provider}">`}
      <label>Answer <select name="outcome">${Object.entries(OUTCOMES).map(([name, label]) => html`<option value="${name}" ${name === outcome && html`selected`}>${label}</option>`)}</select></label>
      <label>Path <input name="path" value="${path}" placeholder="/v1/refunds"></label>
      <button>Show</button>
    </form>
    ${live("requests", html`
      ${chosen.length === 0 && (requests.length === 0 ? EMPTY : html`<p class="quiet">None of the ${requests.length} requests.</p>`)}
      ${chosen.length > 0 && html`<ul class="list">${chosen.slice(0, SHOWN).map(row)}</ul>`}
      ${chosen.length > SHOWN && html`<p class="quiet">The newest ${SHOWN} of ${chosen.length}.</p>`}`)}`;
}

const EMPTY = empty(
  "No request yet",
  "Use the product: sign up, upload, buy. Each call it makes to Stripe, Resend, UploadThing or Upstash is listed here with what it sent and what it was told.",
);

function isIn(outcome: string, { status, fault }: LoggedRequest): boolean {
  if (outcome === "failed") return !isWell(status);
  return outcome !== "struck" || fault !== undefined;
}

function row(request: LoggedRequest): Html {
  return html`<li id="${request.requestId ?? `request-${request.number}`}"><a class="row" href="${HOME}/${request.number}">
    <span class="main">${request.method} ${request.path}</span><span class="side">${requestState(request)} · ${request.durationMs}\u00a0ms</span>
    <span class="sub">${request.provider}${request.fault && html` · <span class="badge struck">${request.fault.effect}</span>`}${
      !isWell(request.status) && request.answered !== null && html` · <span class="bad">${reasonIn(request.answered)}</span>`
    }</span><span class="side">${moment(request.at)}</span>
  </a></li>`;
}

/** The sentence in an error's body, whichever provider's: `message`, or `error` where that is the sentence itself. */
function reasonIn(answered: string): string {
  const sentence = /"message":\s*"((?:[^"\\]|\\.)*)"/.exec(answered) ?? /"error":\s*"((?:[^"\\]|\\.)*)"/.exec(answered);
  return (sentence?.[1] ?? answered).replaceAll('\\"', '"').slice(0, 160);
}

function detail(request: LoggedRequest): Html {
  const back = `${HOME}/${request.number}`;
  return html`
    <p><a href="${HOME}">All requests</a></p>
    <h1>${request.method} ${request.path.split("?")[0]}</h1>
    ${facts([
      ["Answer", requestState(request)],
      ["Provider", request.provider],
      ["When", moment(request.at)],
      ["Took", `${request.durationMs} ms`],
      ["Whole path", request.path.includes("?") && request.path],
      ["Request id", request.requestId],
      ["Struck by", faultBadge(request.fault)],
    ])}
    <div class="actions">${Object.entries(NEXT).map(([wish, { label }]) => actionButton("requests", "next", label, { back, fields: { number: String(request.number), wish } }))}</div>
    <h2>Sent</h2>${body(request.sent)}
    <h2>Answered</h2>${body(request.answered)}`;
}

function body(text: string | null): Html {
  return text === null ? html`<p class="quiet">No text: nothing, or a file.</p>` : html`<pre>${text}</pre>`;
}
