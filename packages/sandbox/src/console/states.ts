import { html, type Html } from "../kernel/html";
import type { LoggedRequest } from "../kernel/request-log";
import type { Delivery } from "../kernel/types";

/** Whether an answer came and was no error. */
export function isWell(status: number | null): boolean {
  return status !== null && status < 400;
}

export function requestState({ status }: Pick<LoggedRequest, "status">): Html {
  return html`<span class="${isWell(status) ? "good" : "bad"}">${status ?? "no answer"}</span>`;
}

export function deliveryState({ state, attempts, setAside }: Delivery): Html {
  if (state === "delivered") return html`<span class="good">delivered</span>`;
  if (state === "given_up") return html`<span class="bad">given up</span>`;
  if (setAside !== null) return html`<span class="held">kept back</span>`;
  return attempts.length === 0 ? html`waiting` : html`<span class="bad">failed ${attempts.length}×, waiting</span>`;
}
