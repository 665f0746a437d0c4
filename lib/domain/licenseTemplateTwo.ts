import type { Clause, LicenseSnapshot, SupersededLicense } from "./licenseSnapshot";
import { templateOne } from "./licenseTemplateOne";
import { formatMoney } from "./money";

/**
 * Licence template 2: template 1, and what holds where a licence is replaced by a larger one. The clauses keep their
 * numbers, for they refer to each other. Its words never change either.
 */
export function templateTwo(snapshot: LicenseSnapshot): Clause[] {
  const { supersedes } = snapshot;
  const clauses = templateOne(snapshot).map((clause) => (clause.heading === "Termination" ? termination(snapshot) : clause));
  return supersedes === undefined ? clauses : [...clauses.slice(0, -1), replaced(snapshot, supersedes), ...clauses.slice(-1)];
}

function termination({ supersedes, terms }: LicenseSnapshot): Clause {
  const returned =
    supersedes === undefined
      ? "If the price is returned to the licensee, by refund or by a reversed payment, the licence ends on that day and the licensee stops using the beat."
      : "If the price of this licence is returned to the licensee, by refund or by a reversed payment, it ends on that day and the licence it replaced is in force again. If the price of the replaced licence is returned, both end, what was paid for this one is returned too, and the licensee stops using the beat.";
  const larger = "Should the licensee obtain a larger licence on the beat for the difference in price, that one takes the place of this one.";
  return {
    heading: "Termination",
    paragraphs: [
      "This licence lasts as long as the rights in the beat are protected. It ends early only if both sides agree so in writing, or if the licensee breaches it and does not put the breach right within 30 days of the producer's written notice.",
      returned,
      // Nothing is larger than the exclusive licence.
      ...(terms.exclusive ? [] : [larger]),
    ],
    lines: [],
  };
}

function replaced({ price }: LicenseSnapshot, { verifyId, hash, tierName, orderNumber, paid }: SupersededLicense): Clause {
  const before = paid === 0 ? "free of charge" : `for ${formatMoney(paid, price.currency)}`;
  return {
    heading: "Replaced licence",
    paragraphs: [
      `This licence takes the place of an earlier one on the same beat, a ${tierName.toLowerCase()} that the licensee had obtained ${before}; the price of this licence is the difference. What was done within the earlier licence stays licensed and counts towards the limits of this one.`,
    ],
    lines: [{ label: `${tierName}, order ${orderNumber}`, value: `${verifyId} (SHA-256 ${hash})`, granted: true }],
  };
}
