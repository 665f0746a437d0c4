import type { OwnedClock } from "../../kernel/clock";
import { html } from "../../kernel/html";
import type { ConsoleSection } from "../../kernel/types";
import { actionButton, empty, facts, live, moment, span, table } from "../layout";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const SHOWN = 25;
const LEAPS = [
  ["1 minute", 1 / 60],
  ["1 hour", 1],
  ["1 day", 24],
  ["7 days", 7 * 24],
  ["31 days", 31 * 24],
] as const;

/** The providers' clock, what falls due on it, and the ways to move it on. */
export function clockSection(clock: OwnedClock): ConsoleSection {
  const back = "/console/clock";
  return {
    slug: "clock",
    title: "Clock",
    render(path) {
      if (path !== "/") return null;
      const due = clock.due(SHOWN);
      return html`
        <h1>Clock</h1>
        <p>What is due between now and then happens in its order: sessions expire, failed webhooks are sent again. The
        product's own time does not move, and the clock does not go back.</p>
        ${live("now", facts([
          ["Now", moment(clock.now())],
          ["Ahead of this machine", `${(clock.offset() / HOUR).toFixed(1)} hours`],
        ]))}
        <div class="actions">
          ${due.length > 0 && actionButton("clock", "next", "Advance to what is due next", { back })}
          ${LEAPS.map(([label, hours]) => actionButton("clock", "advance", `Advance ${label}`, { back, fields: { hours: String(hours) } }))}
          ${actionButton("clock", "advance", "Advance", {
            back,
            inputs: html`<label>Hours <input name="hours" type="number" min="0" step="any" required></label>`,
          })}
        </div>
        <h2>Due next</h2>
        ${live("due", due.length === 0
          ? empty("Nothing is due", "Open a checkout without paying it, or schedule a mail: its hour is listed here, and the clock can be moved to it.")
          : table(["In", "When", "What"], due.map(({ at, what }) => [at <= clock.now() ? "now" : span(at - clock.now()), moment(at), what])))}`;
    },
    actions: {
      advance: (form) => clock.advance(Number(form.get("hours")) * HOUR),
      async next() {
        const [first] = clock.due(1);
        if (first !== undefined) await clock.advance(Math.max(0, first.at - clock.now()));
      },
    },
  };
}
