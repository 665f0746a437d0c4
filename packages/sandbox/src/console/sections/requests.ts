import { html } from "../../kernel/html";
import type { RequestLog } from "../../kernel/request-log";
import type { ConsoleSection } from "../../kernel/types";
import { moment, table } from "../layout";

/** The product's latest requests to the providers, with secrets struck out. */
export function requestsSection(requests: RequestLog, providers: readonly string[]): ConsoleSection {
  return {
    slug: "requests",
    title: "Requests",
    render(path, query) {
      if (path !== "/") return null;
      const only = query.get("provider");
      const shown = requests.list().filter(({ provider }) => only === null || provider === only);
      const tab = (label: string, value: string | null) =>
        html`<a href="/console/requests${value !== null && `?provider=${value}`}" ${only === value && html`aria-current="true"`}>${label}</a>`;
      return html`
        <h1>Requests</h1>
        <p>What the product asked, newest first. Kept in memory only.</p>
        <div class="tabs">${tab("All", null)}${providers.map((provider) => tab(provider, provider))}</div>
        ${
          shown.length === 0
            ? html`<p class="quiet">No request yet.</p>`
            : table(
                ["When", "Request", "Answer", "Took"],
                shown.map((request) => [
                  moment(request.at),
                  html`${request.method} ${request.path}${(request.status ?? 500) >= 400 && html`<br><span class="bad">${request.answered}</span>`}`,
                  html`<span class="${(request.status ?? 500) < 400 ? "good" : "bad"}">${request.status ?? "none"}</span>`,
                  `${request.durationMs}\u00a0ms`,
                ]),
              )
        }`;
    },
  };
}
