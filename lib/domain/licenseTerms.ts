import type { Clause, LicenseSnapshot } from "./licenseSnapshot";
import { templateOne } from "./licenseTemplateOne";

export type { Clause, LicenseSnapshot, TermLine } from "./licenseSnapshot";
export { termLines } from "./licenseWords";

/** The template new licences are written from. An old licence keeps the template it names. */
export const TERMS_VERSION = "1";

const TEMPLATES: Record<string, (snapshot: LicenseSnapshot) => Clause[]> = { "1": templateOne };

/** The clauses of a licence, in order, made from its snapshot alone. Throws a RangeError on a template nobody knows. */
export function clausesOf(snapshot: LicenseSnapshot): Clause[] {
  const template = Object.hasOwn(TEMPLATES, snapshot.termsVersion) ? TEMPLATES[snapshot.termsVersion] : undefined;
  if (template === undefined) throw new RangeError(`there is no licence template ${snapshot.termsVersion}`);
  return template(snapshot);
}
