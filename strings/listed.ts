import { locale } from "./locale";

/** "Title", "Title and BPM", "Title, BPM and Licences": names in a row, joined as the language does it. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(locale.dates).format(names);
}
