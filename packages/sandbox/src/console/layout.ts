import { html, type Html, type Interpolation } from "../kernel/html";
import type { ConsoleSection } from "../kernel/types";

/** A page of the console, with the navigation through all sections. `current` is a section's slug or "" for the start. */
export function consolePage(title: string, current: string, sections: readonly ConsoleSection[], body: Html): string {
  const link = (slug: string, label: string, href: string, count: number) => html`
    <a href="${href}" ${slug === current && html`aria-current="page"`}>${label}${count > 0 && html` <span class="count">${count}</span>`}</a>`;
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Local sandbox</title>
  <link rel="stylesheet" href="/console/style.css">
  <link rel="icon" href="data:,">
</head>
<body>
  <p class="notice">Local sandbox: no money moves, no mail leaves this machine</p>
  <header class="bar"><nav aria-label="Sections">
    ${link("", "Overview", "/", 0)}
    ${sections.map((section) => link(section.slug, section.title, `/console/${section.slug}`, section.count?.() ?? 0))}
  </nav></header>
  <main>${body}</main>
</body>
</html>`.toString();
}

/**
 * A button that runs a section's action. `fields` travel along as hidden values; after the action the browser
 * returns to `back`, a path of the console.
 */
export function actionButton(
  section: string,
  action: string,
  label: string,
  options: { back: string; fields?: Record<string, string>; inputs?: Html },
): Html {
  const hidden = Object.entries({ ...options.fields, back: options.back });
  return html`<form method="post" action="/console/${section}/actions/${action}">
    ${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    ${options.inputs}
    <button>${label}</button>
  </form>`;
}

/** A table that scrolls sideways on a narrow screen. A cell is text or markup. */
export function table(headings: readonly string[], rows: readonly (readonly Interpolation[])[]): Html {
  return html`<div class="scroll"><table>
    <thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** A list of facts. Those without a value are left out. */
export function facts(entries: readonly (readonly [string, Interpolation])[]): Html {
  const known = entries.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "");
  return html`<dl>${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** A moment of the sandbox's clock, in the machine's time zone, to the second. */
export function moment(at: number): Html {
  const local = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" }).format(at);
  return html`<time datetime="${new Date(at).toISOString()}">${local}</time>`;
}

/** JSON indented for reading; text that is not JSON stays as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
