import { html, type Html, type Interpolation } from "../kernel/html";
import type { FaultHit } from "../kernel/faults/rule";
import type { ConsoleSection } from "../kernel/types";

/** What stands around every page. */
export interface Frame {
  sections: readonly ConsoleSection[];
  /** How many fault rules are in force: whoever wonders at a failure should see that it is meant. */
  armed: number;
}

/** A page of the console, with the navigation through all sections. `current` is a section's slug or "" for the start. */
export function consolePage(title: string, current: string, { sections, armed }: Frame, body: Html): string {
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
  <script src="/console/live.js" defer></script>
</head>
<body>
  <p class="notice">Local sandbox: no money moves, no mail leaves this machine</p>
  <header class="bar">
    ${live("nav", html`<nav aria-label="Sections">
      ${link("", "Overview", "/", 0)}
      ${sections.map((section) => link(section.slug, section.title, `/console/${section.slug}`, section.count?.() ?? 0))}
    </nav>`)}
    <button type="button" id="live" class="live" hidden aria-pressed="true" title="Pages follow what happens. Press to hold them still.">Live</button>
  </header>
  ${live("armed", armed > 0 && html`<p class="armed"><strong>${armed === 1 ? "1 fault is" : `${armed} faults are`} armed.</strong>
    What fails now may be meant to fail. <a href="/console/faults">Open the switch board</a></p>`)}
  <main>${body}</main>
</body>
</html>`.toString();
}

/** A part of the page that follows what happens. What stands outside of such parts, forms above all, is never touched. */
export function live(id: string, content: Interpolation): Html {
  return html`<div id="${id}" data-live>${content}</div>`;
}

/** What a section shows while it has nothing to show: what it is for, and how something gets there. */
export function empty(title: string, how: Interpolation): Html {
  return html`<div class="empty"><strong>${title}</strong><p>${how}</p></div>`;
}

/** Marks a call that a fault rule has struck. */
export function faultBadge(fault: FaultHit | undefined): Html | undefined {
  return fault && html`<a class="badge struck" href="/console/faults#${fault.rule}">${fault.effect.replaceAll("_", " ")}</a>`;
}

/** One of several views of a list, as links. */
export function tabs(label: string, entries: readonly { label: string; href: string; current: boolean }[]): Html {
  return html`<nav class="tabs" aria-label="${label}">${entries.map(
    (entry) => html`<a href="${entry.href}" ${entry.current && html`aria-current="true"`}>${entry.label}</a>`,
  )}</nav>`;
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

/** How long ago, or until when: "12 s", "3 min", "2 h", "5 days". */
export function span(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 90) return `${seconds}\u00a0s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)}\u00a0min`;
  return seconds < 36 * 3600 ? `${Math.round(seconds / 3600)}\u00a0h` : `${Math.round(seconds / 86_400)}\u00a0days`;
}

/** JSON indented for reading; text that is not JSON stays as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
