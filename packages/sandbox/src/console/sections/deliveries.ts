import type { Faults } from "../../kernel/faults/faults";
import { html, type Html } from "../../kernel/html";
import type { Attempt, ConsoleSection, Delivery, Outbox } from "../../kernel/types";
import { actionButton, empty, facts, faultBadge, live, moment, readable, span, tabs } from "../layout";
import { deliveryState, isWell } from "../states";

const SHOWN = 200;
const HOME = "/console/deliveries";
const VIEWS = { all: "All", waiting: "Waiting", failed: "Gone wrong", struck: "Struck by a fault" } as const;

/** Webhooks: each delivery with what was sent and answered at every attempt, and buttons to send it again. */
export function deliveriesSection(outbox: Outbox, faults: Faults): ConsoleSection {
  return {
    slug: "deliveries",
    title: "Deliveries",
    count: () => outbox.deliveries().length,
    render(path, query) {
      if (path === "/") return list(outbox.deliveries(), query.get("view") ?? "all");
      const delivery = outbox.deliveries().find(({ id }) => path === `/${id}`);
      return delivery === undefined ? null : detail(delivery);
    },
    actions: {
      replay: (form) => outbox.replay(form.get("id") ?? ""),
      twice: (form) => outbox.replay(form.get("id") ?? "", 1),
      flush: () => outbox.flush(),
      lose: (form) => {
        const [provider, type] = [form.get("provider") ?? "", form.get("type") ?? ""];
        faults.add({ on: "delivery", match: { provider, type }, effect: { kind: "lose" }, occurrence: { next: 1 }, note: `The next ${type} is lost` });
      },
    },
  };
}

function list(deliveries: readonly Delivery[], view: string): Html {
  const chosen = deliveries.filter((delivery) => isIn(view, delivery));
  const newest = chosen.toReversed().slice(0, SHOWN);
  return html`
    <h1>Deliveries</h1>
    <p>Webhooks to the product. What it does not accept is tried again, with growing pauses, for three days of the
    sandbox's clock.</p>
    ${actionButton("deliveries", "flush", "Send what is due now", { back: HOME })}
    ${tabs("Which deliveries", Object.entries(VIEWS).map(([name, label]) => ({ label, href: `${HOME}?view=${name}`, current: name === view })))}
    ${live("deliveries", html`
      ${newest.length === 0 && (deliveries.length === 0 ? EMPTY : html`<p class="quiet">None of the ${deliveries.length} deliveries.</p>`)}
      ${newest.length > 0 && html`<ul class="list">${newest.map(row)}</ul>`}
      ${chosen.length > SHOWN && html`<p class="quiet">The newest ${SHOWN} of ${chosen.length}.</p>`}`)}`;
}

const EMPTY = empty(
  "No webhook has been sent yet",
  html`Pay for something in the product. Stripe's word of it leaves from here, signed, and can be sent again, twice or badly.
  To see how the product takes a lost one, <a href="/console/faults">arm a fault</a> first.`,
);

function isIn(view: string, { state, attempts, setAside }: Delivery): boolean {
  if (view === "waiting") return state === "waiting";
  if (view === "failed") return state === "given_up" || attempts.some(({ status }) => !isWell(status));
  return view !== "struck" || setAside !== null || attempts.some(({ fault }) => fault !== undefined);
}

function row(delivery: Delivery): Html {
  const struck = delivery.setAside ?? delivery.attempts.find(({ fault }) => fault !== undefined)?.fault;
  return html`<li><a class="row" href="${HOME}/${delivery.id}">
    <span class="main">${delivery.type}</span><span class="side">${deliveryState(delivery)}</span>
    <span class="sub">${delivery.provider}${struck && html` · <span class="badge struck">${struck.effect.replaceAll("_", " ")}</span>`}</span>
    <span class="side">${moment(delivery.createdAt)}</span>
  </a></li>`;
}

function detail(delivery: Delivery): Html {
  const back = `${HOME}/${delivery.id}`;
  const { provider, type, setAside, nextAttemptAt } = delivery;
  return html`
    <p><a href="${HOME}">All deliveries</a></p>
    <h1>${type}</h1>
    ${live("delivery", html`${facts([
      ["State", deliveryState(delivery)],
      ["Event", delivery.eventId],
      ["To", delivery.url],
      ["Made", moment(delivery.createdAt)],
      ["Kept back by", setAside && html`${faultBadge(setAside)} ${setAside.until === null && "until its group is complete or the fault is deleted"}`],
      ["Next attempt", nextAttemptAt !== null && html`${moment(nextAttemptAt)} <span class="quiet">of the sandbox's clock</span>`],
    ])}`)}
    <div class="actions">
      ${actionButton("deliveries", "replay", "Send again", { back, fields: { id: delivery.id } })}
      ${actionButton("deliveries", "twice", "Send twice at once", { back, fields: { id: delivery.id } })}
      ${actionButton("deliveries", "lose", "Lose the next of this kind", { back: "/console/faults", fields: { provider, type } })}
    </div>
    <h2>Attempts</h2>
    ${live("attempts", delivery.attempts.length === 0 ? html`<p class="quiet">None yet.</p>` : delivery.attempts.map(attemptDetails))}
    <h2>Body</h2>
    ${delivery.body === "" ? html`<p class="quiet">No longer kept: the delivery is more than a month old.</p>` : html`<pre>${readable(delivery.body)}</pre>`}`;
}

function attemptDetails(attempt: Attempt, index: number): Html {
  const { at, status, durationMs, error, response, headers, copy, fault } = attempt;
  return html`<details class="box" id="attempt-${index}">
    <summary><span class="${isWell(status) ? "good" : "bad"}">${status ?? "no answer"}</span> <span>${moment(at)}</span>
      <span class="quiet">${durationMs > 999 ? span(durationMs) : html`${durationMs}\u00a0ms`}${copy && " · copy"}</span> ${faultBadge(fault)}</summary>
    ${error !== undefined && html`<p class="bad">${error}</p>`}
    ${headers !== undefined && html`<h3>Headers sent</h3><pre>${Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)}</pre>`}
    ${response !== undefined && html`<h3>The product said</h3><pre>${response === "" ? "(nothing)" : readable(response)}</pre>`}
  </details>`;
}
