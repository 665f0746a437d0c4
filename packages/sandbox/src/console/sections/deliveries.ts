import { html, type Html } from "../../kernel/html";
import type { ConsoleSection, Delivery, Outbox } from "../../kernel/types";
import { actionButton, facts, moment, readable, table } from "../layout";

const SHOWN = 200;

/** Webhooks: each delivery with its attempts and exact body, and buttons to send it again. */
export function deliveriesSection(outbox: Outbox): ConsoleSection {
  return {
    slug: "deliveries",
    title: "Deliveries",
    count: () => outbox.deliveries().length,
    render(path) {
      if (path === "/") return list(outbox.deliveries());
      const delivery = outbox.deliveries().find(({ id }) => path === `/${id}`);
      return delivery === undefined ? null : detail(delivery);
    },
    actions: {
      replay: (form) => outbox.replay(form.get("id") ?? ""),
      flush: () => outbox.flush(),
    },
  };
}

function list(deliveries: readonly Delivery[]): Html {
  const newest = deliveries.toReversed().slice(0, SHOWN);
  return html`
    <h1>Deliveries</h1>
    <p>Webhooks to the product. What it does not accept is tried again, with growing pauses, for three days of the
    sandbox's clock.</p>
    ${actionButton("deliveries", "flush", "Send what is due now", { back: "/console/deliveries" })}
    ${newest.length === 0 && html`<p class="quiet">No webhook has been sent yet.</p>`}
    <ul class="list">${newest.map(
      (delivery) => html`<li><a class="row" href="/console/deliveries/${delivery.id}">
        <span class="main">${delivery.type}</span><span class="side">${state(delivery)}</span>
        <span class="sub">${delivery.provider}</span><span class="side">${moment(delivery.createdAt)}</span>
      </a></li>`,
    )}</ul>
    ${deliveries.length > SHOWN && html`<p class="quiet">The newest ${SHOWN} of ${deliveries.length}.</p>`}`;
}

function detail(delivery: Delivery): Html {
  const back = `/console/deliveries/${delivery.id}`;
  return html`
    <h1>${delivery.type}</h1>
    ${facts([
      ["State", state(delivery)],
      ["Event", delivery.eventId],
      ["To", delivery.url],
      ["Made", moment(delivery.createdAt)],
      ["Next attempt", delivery.nextAttemptAt !== null && moment(delivery.nextAttemptAt)],
    ])}
    ${actionButton("deliveries", "replay", "Send again", { back, fields: { id: delivery.id } })}
    <h2>Attempts</h2>
    ${
      delivery.attempts.length === 0
        ? html`<p class="quiet">None yet.</p>`
        : table(
            ["When", "Answer", "Took", "Said"],
            delivery.attempts.map((attempt) => [
              moment(attempt.at),
              attempt.status ?? "none",
              `${attempt.durationMs}\u00a0ms`,
              attempt.error ?? attempt.response ?? "",
            ]),
          )
    }
    <h2>Body</h2>
    <pre>${readable(delivery.body)}</pre>`;
}

function state({ state, attempts }: Delivery): Html {
  if (state === "delivered") return html`<span class="good">delivered</span>`;
  if (state === "given_up") return html`<span class="bad">given up</span>`;
  return attempts.length === 0 ? html`waiting` : html`<span class="bad">failed ${attempts.length}×, waiting</span>`;
}
