import { html, type Html } from "../../kernel/html";
import type { DebitForm } from "../debits/debit-form";
import type { CardForm } from "../money/card-form";

/** Everything a buyer can type on the payment page, whatever they pay with. */
export type PageForm = CardForm & DebitForm;
export type PageField = keyof PageForm;

export interface FieldValues {
  /** What stands in the fields. */
  values: Partial<PageForm>;
  errors?: Partial<Record<PageField, string>>;
}

interface InputOptions {
  type?: string;
  autocomplete: string;
  inputmode?: string;
  placeholder?: string;
  /** Instead of what was typed. */
  value?: string;
  readonly?: boolean;
}

/** A labelled input with its error beside it. */
export function field({ values, errors = {} }: FieldValues, name: PageField, label: string, options: InputOptions): Html {
  const error = errors[name];
  // The first field to put right has the focus, so that a phone shows it and a screen reader says it.
  const first = Object.keys(errors)[0] === name;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${options.type ?? "text"}" autocomplete="${options.autocomplete}"
      value="${options.value ?? values[name] ?? ""}" required
      ${options.inputmode && html`inputmode="${options.inputmode}"`}
      ${options.placeholder && html`placeholder="${options.placeholder}"`}
      ${options.readonly && html`readonly`}
      ${error !== undefined && html`aria-invalid="true" aria-describedby="${name}-error"`}
      ${first && html`autofocus`}>
    ${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
  </div>`;
}
