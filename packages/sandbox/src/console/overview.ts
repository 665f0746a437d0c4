import type { OwnedClock } from "../kernel/clock";
import { html, type Html } from "../kernel/html";
import type { LoggedRequest, RequestLog } from "../kernel/request-log";
import type { Delivery, Outbox, Provider } from "../kernel/types";
import { empty, live, moment, span } from "./layout";
import { pulse, recent } from "./pulse";
import { deliveryState, isWell, requestState } from "./states";

const LATEST = 6;

export interface OverviewParts {
  appOrigin: string;
  clock: OwnedClock;
  outbox: Outbox;
  requests: RequestLog;
  providers: readonly Provider[];
  isProductUp: () => Promise<boolean>;
}

/** The console's first page: who speaks to whom, what was said last, what waits, what time it is. */
export async function overview(parts: OverviewParts): Promise<Html> {
  const { clock, outbox, requests, appOrigin } = parts;
  const up = await parts.isProductUp();
  const now = clock.now();
  const asked = recent(now, requests.list());
  const attempts = recent(now, outbox.deliveries().flatMap((delivery) => delivery.attempts));
  const waiting = outbox.deliveries().filter(({ state }) => state === "waiting");
  return html`
    <h1>Local sandbox</h1>
    <p>The product speaks to this process instead of to its providers, in the providers' own protocols. Everything it sends is kept here.</p>
    ${live("map", html`<section class="map" aria-label="Processes">
      <div class="node"><span class="dot ${up ? "up" : "down"}"></span><strong>Product</strong>
        <a href="${appOrigin}">${new URL(appOrigin).host}</a><span class="quiet">${up ? "is listening" : "does not answer; its webhooks wait"}</span></div>
      <div class="wires">
        <a href="/console/requests"><span>${asked.length} requests</span><span class="wire" aria-hidden="true">→</span></a>
        <a href="/console/deliveries"><span>${attempts.length} webhooks${waiting.length > 0 && `, ${waiting.length} waiting`}</span><span class="wire" aria-hidden="true">←</span></a>
        <span class="quiet">in half an hour</span>
      </div>
      <div class="node wide"><span class="dot up"></span><strong>Sandbox</strong>
        <span class="quiet">process ${process.pid}, up ${span(process.uptime() * 1000)}</span>
        <ul>${parts.providers.map((provider) => providerLine(provider, asked, now))}</ul></div>
    </section>
    ${pulse(now, asked.map(({ at, status }) => ({ at, well: isWell(status) })), attempts.map(({ at, status }) => ({ at, well: isWell(status) })))}
    <p class="legend"><span>requests, by the minute</span><span class="out">webhooks</span><span class="ill">gone wrong</span></p>`)}
    ${live("latest", html`<div class="columns">
      <section><h2>Last requests</h2>${lastRequests(requests.list())}</section>
      <section><h2>Last webhooks</h2>${lastDeliveries(outbox.deliveries())}</section>
    </div>`)}
    ${live("time", html`<h2>Clock</h2><p>${moment(now)}${clock.offset() > 0 && html` <span class="quiet">${span(clock.offset())} ahead of this machine</span>`}
      · <a href="/console/clock">${nextDue(clock, now)}</a></p>`)}`;
}

function providerLine({ name }: Provider, asked: readonly LoggedRequest[], now: number): Html {
  const own = asked.filter(({ provider }) => provider === name);
  const [last] = own;
  return html`<li><a href="/console/requests?provider=${name}">${name}</a>
    <span class="quiet">${last === undefined ? "quiet" : html`${span(now - last.at)} ago, ${requestState(last)}`}</span></li>`;
}

function lastRequests(requests: readonly LoggedRequest[]): Html {
  if (requests.length === 0) return empty("No request yet", "Sign up or buy something in the product: what it asks its providers appears here.");
  return html`<ul class="list">${requests.slice(0, LATEST).map(
    (request) => html`<li><a class="row" href="/console/requests/${request.number}">
      <span class="main">${request.method} ${request.path.split("?")[0]}</span><span class="side">${requestState(request)}</span>
      <span class="sub">${request.provider} ${request.fault && "· fault"}</span><span class="side">${moment(request.at)}</span></a></li>`,
  )}</ul>`;
}

function lastDeliveries(deliveries: readonly Delivery[]): Html {
  if (deliveries.length === 0) return empty("No webhook yet", "Pay for something: Stripe's word of it goes to the product from here.");
  return html`<ul class="list">${deliveries.toReversed().slice(0, LATEST).map(
    (delivery) => html`<li><a class="row" href="/console/deliveries/${delivery.id}">
      <span class="main">${delivery.type}</span><span class="side">${deliveryState(delivery)}</span>
      <span class="sub">${delivery.provider} ${delivery.setAside !== null && "· kept back"}</span><span class="side">${moment(delivery.createdAt)}</span></a></li>`,
  )}</ul>`;
}

function nextDue(clock: OwnedClock, now: number): string {
  const [next] = clock.due(1);
  return next === undefined ? "nothing is due" : `next in ${span(next.at - now)}: ${next.what}`;
}
