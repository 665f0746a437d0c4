import type { Clause, LicenseSnapshot } from "./licenseSnapshot";
import { templateOne } from "./licenseTemplateOne";
import { templateTwo } from "./licenseTemplateTwo";

export type { Clause, LicenseSnapshot, SupersededLicense, TermLine } from "./licenseSnapshot";
export { termLines } from "./licenseWords";

/** The template new licences are written from. An old licence keeps the template it names. */
export const TERMS_VERSION = "2";

const TEMPLATES: Record<string, (snapshot: LicenseSnapshot) => Clause[]> = { "1": templateOne, "2": templateTwo };

/** The clauses of a licence, in order, made from its snapshot alone. Throws a RangeError on a template nobody knows. */
export function clausesOf(snapshot: LicenseSnapshot): Clause[] {
  const template = Object.hasOwn(TEMPLATES, snapshot.termsVersion) ? TEMPLATES[snapshot.termsVersion] : undefined;
  if (template === undefined) throw new RangeError(`there is no licence template ${snapshot.termsVersion}`);
  return template(snapshot);
}
