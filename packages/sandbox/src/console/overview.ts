import { html, type Html } from "../kernel/html";
import type { ConsoleSection } from "../kernel/types";

/** The console's first page: what the sandbox is, and what happened in each section. */
export function overview(appOrigin: string, sections: readonly ConsoleSection[]): Html {
  return html`
    <h1>Local sandbox</h1>
    <p>The product at <a href="${appOrigin}">${appOrigin}</a> speaks to this process instead of to its providers, in the
    providers' own protocols. What it sends and stores is shown here.</p>
    <div class="cards">${sections.map(
      (section) => html`<a href="/console/${section.slug}"><strong>${section.title}</strong>
        <span class="quiet">${section.count === undefined ? "Open" : amount(section.count())}</span></a>`,
    )}</div>`;
}

export function notFound(): Html {
  return html`<h1>Nothing here</h1><p>The sandbox has no such page. It may have been reset since the link was made.</p>`;
}

export function actionFailed(reason: string, back: string): Html {
  return html`<h1>It did not work</h1><p>${reason}</p><p><a href="${back}">Back</a></p>`;
}

function amount(count: number): string {
  return count === 0 ? "Nothing yet" : count === 1 ? "1 entry" : `${count} entries`;
}
