import { locale } from "./locale";

const rules = new Intl.PluralRules(locale.numbers);
const numbers = new Intl.NumberFormat(locale.numbers);

/** The forms that a language has for counted things; English has `one` and `other`, and `other` is what the rest falls back on. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A count with its noun, "1 beat", "1,200 beats": the language's own rule picks the form. */
export function counted(count: number, forms: Forms): string {
  return `${numbers.format(count)} ${plural(count, forms)}`;
}

/** Only the form, where the number stands elsewhere or not at all: "was", "were". */
export function plural(count: number, forms: Forms): string {
  return forms[rules.select(count)] ?? forms.other;
}
