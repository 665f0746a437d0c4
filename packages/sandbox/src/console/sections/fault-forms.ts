import { METHODS } from "../../kernel/faults/parse";
import { html, type Html, type Interpolation } from "../../kernel/html";
import { actionButton } from "../layout";

const DELIVERY_EFFECTS = [
  ["drop", "Drop: it vanishes and is tried again"],
  ["lose", "Lose: it never arrives"],
  ["duplicate", "Duplicate: number = copies"],
  ["reorder", "Reorder: number = how many wait for each other"],
  ["delay", "Delay: number = ms of the sandbox's clock"],
  ["bad_signature", "Bad signature"],
  ["stale_timestamp", "Stale timestamp: number = ms of age"],
] as const;
const REQUEST_EFFECTS = [
  ["status", "Error: number = status, 429 or 5xx"],
  ["latency", "Latency: number = ms"],
  ["reset", "Connection reset"],
  ["truncate", "Half an answer"],
] as const;
/** The field that an effect's number goes into. */
const NUMBER_OF: Readonly<Record<string, string>> = { duplicate: "copies", reorder: "hold", delay: "ms", stale_timestamp: "ageMs", latency: "ms", status: "status" };
const BACK = "/console/faults";

export function deliveryForm(providers: readonly string[]): Html {
  return form("delivery", providers, DELIVERY_EFFECTS, html`<label>Event type <input name="type" placeholder="checkout.session.*"></label>`);
}

export function requestForm(providers: readonly string[]): Html {
  return form("request", providers, REQUEST_EFFECTS, html`
    <label>Method ${select("method", [["", "any"], ...METHODS.map((method) => [method, method] as const)])}</label>
    <label>Path <input name="path" placeholder="/v1/refunds or /v1/**"></label>
    <label>Moment ${select("moment", [["before", "before it is carried out"], ["after", "after: the answer is lost"]])}</label>`);
}

function form(on: string, providers: readonly string[], effects: readonly (readonly [string, string])[], more: Interpolation): Html {
  return html`<div class="wide-form">${actionButton("faults", "arm", "Arm", {
    back: BACK,
    fields: { on },
    inputs: html`
      <label>Provider ${select("provider", [["", "any"], ...providers.map((name) => [name, name] as const)])}</label>
      ${more}
      <label>With the text <input name="containing" placeholder="an order's id, an address"></label>
      <label>What happens ${select("kind", effects)}</label>
      <label>Number <input name="number" type="number" min="1" step="1"></label>
      <label>Which ${select("occurrence", [["next", "the next n"], ["nth", "the nth only"], ["every", "every nth"], ["always", "every one"]])}</label>
      <label>n <input name="n" type="number" min="1" step="1" value="1"></label>`,
  })}</div>`;
}

function select(name: string, options: readonly (readonly [string, string])[]): Html {
  return html`<select name="${name}">${options.map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select>`;
}

/** What the form says, as a wish that `parseFault` reads: fields left empty are left out. */
export function readForm(form: URLSearchParams): unknown {
  const given = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (form.get(name)?.trim() ? [[name, form.get(name)?.trim()]] : [])));
  const kind = form.get("kind") ?? "";
  const numberField = NUMBER_OF[kind];
  const number = form.get("number")?.trim() ? Number(form.get("number")) : undefined;
  const occurrence = form.get("occurrence") ?? "next";
  const hasMoment = kind === "status" || kind === "reset";
  return {
    on: form.get("on"),
    match: given(["provider", "type", "method", "path", "containing"]),
    effect: { kind, ...(numberField !== undefined && number !== undefined && { [numberField]: number }), ...(hasMoment && given(["moment"])) },
    occurrence: occurrence === "always" ? occurrence : { [occurrence]: Number(form.get("n") ?? 1) },
  };
}
