import type { Faults } from "../../kernel/faults/faults";
import { parseFault } from "../../kernel/faults/parse";
import { type FaultRule, remainingOf } from "../../kernel/faults/rule";
import { html, type Html } from "../../kernel/html";
import type { ConsoleSection } from "../../kernel/types";
import { actionButton, empty, live, moment } from "../layout";
import { deliveryForm, readForm, requestForm } from "./fault-forms";
import { PRESETS } from "./presets";
import { describeEffect, describeMatch, describeOccurrence } from "./fault-words";

const BACK = "/console/faults";

/** The switch board: presets, what is armed with its hits, and a form for everything else. */
export function faultsSection(faults: Faults, providers: readonly string[]): ConsoleSection {
  return {
    slug: "faults",
    title: "Faults",
    count: () => armedIn(faults),
    render: (path) => (path === "/" ? board(faults.list(), providers) : null),
    actions: {
      preset(form) {
        const chosen = PRESETS[form.get("preset") ?? ""];
        if (chosen === undefined) throw new Error("There is no such preset.");
        for (const rule of chosen.rules) faults.add(rule);
      },
      arm: (form) => void faults.add(parseFault(readForm(form), providers)),
      delete(form) {
        if (!faults.remove(form.get("id") ?? "")) throw new Error("This fault is gone already.");
      },
      clear: () => faults.clear(),
    },
  };
}

/** Rules that can still strike. */
export function armedIn(faults: Faults): number {
  return faults.list().filter((rule) => remainingOf(rule) !== 0).length;
}

function board(rules: readonly FaultRule[], providers: readonly string[]): Html {
  return html`
    <h1>Faults</h1>
    <p>What goes wrong between the product and its providers, on purpose. A fault strikes the calls it names, shows on
    each one it struck, and stays until it is spent or deleted.</p>
    <h2>Armed and spent</h2>
    ${live("rules", rules.length === 0
      ? empty("Nothing goes wrong on purpose", "Press a switch below, then use the product and see how it bears it.")
      : html`<ul class="list">${rules.toReversed().map(ruleRow)}</ul>${actionButton("faults", "clear", "Delete all", { back: BACK })}`)}
    <h2>Switches</h2>
    <div class="cards">${Object.entries(PRESETS).map(
      ([preset, { title, what }]) => html`<div class="card"><strong>${title}</strong><span class="quiet">${what}</span>
        ${actionButton("faults", "preset", "Arm", { back: BACK, fields: { preset } })}</div>`,
    )}</div>
    <h2>Your own</h2>
    <details class="box" id="own-delivery"><summary>A fault on deliveries to the product</summary>${deliveryForm(providers)}</details>
    <details class="box" id="own-request"><summary>A fault on the product's requests</summary>${requestForm(providers)}</details>`;
}

function ruleRow(rule: FaultRule): Html {
  const left = remainingOf(rule);
  return html`<li id="${rule.id}" class="rule">
    <div><span class="main">${rule.note ?? capitalised(describeEffect(rule))}</span>
      <span class="sub">${rule.note !== null && html`${describeEffect(rule)} · `}${describeMatch(rule)} · ${describeOccurrence(rule.occurrence)} · since ${moment(rule.createdAt)}</span></div>
    <span class="side">${left === 0 ? html`<span class="quiet">spent</span>` : html`<span class="held">armed</span>`}<br>
      ${rule.hits} struck${left !== null && left > 0 && `, ${left} to go`}</span>
    ${actionButton("faults", "delete", "Delete", { back: BACK, fields: { id: rule.id } })}
  </li>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
