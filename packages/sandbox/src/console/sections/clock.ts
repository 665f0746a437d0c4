import type { OwnedClock } from "../../kernel/clock";
import { html } from "../../kernel/html";
import type { ConsoleSection } from "../../kernel/types";
import { actionButton, facts, moment } from "../layout";

const HOUR = 60 * 60 * 1000;
const LEAPS = [
  ["1 hour", 1],
  ["1 day", 24],
  ["31 days", 31 * 24],
] as const;

/** The providers' clock and the ways to move it on. */
export function clockSection(clock: OwnedClock): ConsoleSection {
  const back = "/console/clock";
  return {
    slug: "clock",
    title: "Clock",
    render(path) {
      if (path !== "/") return null;
      return html`
        <h1>Clock</h1>
        <p>What is due between now and then happens in its order: sessions expire, failed webhooks are sent again. The
        product's own time does not move, and the clock does not go back.</p>
        ${facts([
          ["Now", moment(clock.now())],
          ["Ahead of this machine", `${(clock.offset() / HOUR).toFixed(1)} hours`],
        ])}
        ${LEAPS.map(([label, hours]) => actionButton("clock", "advance", `Advance ${label}`, { back, fields: { hours: String(hours) } }))}
        ${actionButton("clock", "advance", "Advance", {
          back,
          inputs: html`<label>Hours <input name="hours" type="number" min="0" step="0.1" required></label>`,
        })}`;
    },
    actions: {
      advance: (form) => clock.advance(Number(form.get("hours")) * HOUR),
    },
  };
}
