import type { FileType } from "./beatTiers";
import type { Clause, LicenseSnapshot, TermLine } from "./licenseSnapshot";
import { limitInWords } from "./licenseWords";
import { formatMoney } from "./money";

const FILE_NAMES: Record<FileType, string> = {
  mp3: "MP3",
  wav: "WAV master",
  aiff: "AIFF master",
  flac: "FLAC master",
  stems: "Stems",
  trackouts: "Trackouts",
};

/**
 * Licence template 1. Its words never change once a licence was written with it: a correction is a new template.
 * "The beat" is the instrumental and its recording; "songs" are what the licensee makes with it.
 */
export function templateOne(snapshot: LicenseSnapshot): Clause[] {
  return [
    grant(snapshot),
    usageRights(snapshot),
    distributionLimits(snapshot),
    deliveredFiles(snapshot),
    credit(snapshot),
    exclusivity(snapshot),
    restrictions(snapshot),
    termination(),
    governingLaw(snapshot),
    verification(snapshot),
  ];
}

function clause(heading: string, paragraphs: string[], lines: TermLine[] = []): Clause {
  return { heading, paragraphs, lines };
}

function grant({ producer, licensee, beat, terms, price, orderNumber, issuedOn }: LicenseSnapshot): Clause {
  const kind = terms.exclusive ? "an exclusive" : "a non-exclusive";
  const paid = price.amount === 0 ? "free of charge" : `for ${formatMoney(price.amount, price.currency)}, paid in full`;
  return clause("Grant", [
    `${producer.name} (the producer) grants ${licensee.name} (the licensee) ${kind}, worldwide licence to use the beat “${beat.title}” in new recordings of the licensee's own (the songs), within the terms of this contract. It is granted ${paid}, under order ${orderNumber}, and takes effect on ${issuedOn}.`,
    "The producer confirms that the beat is theirs to license. The producer keeps all rights in the beat that this contract does not grant; the licensee keeps all rights in the lyrics, vocals and other contributions they add to it.",
  ]);
}

function usageRights({ terms }: LicenseSnapshot): Clause {
  return clause(
    "Usage rights",
    ["With the songs, the licensee may do the following, within the limits of clause 3."],
    [
      right("Commercial use", terms.commercialUse, "Sell and monetise the songs", "Not for commercial use"),
      right("Radio and television", terms.radioBroadcast, "Broadcast the songs", "Not to be broadcast"),
      right("Music video", terms.musicVideo, "Publish music videos with the songs", "Not in videos"),
      right("Live performance", terms.livePerformance, "Perform the songs live, paid or unpaid", "Not to be performed"),
    ],
  );
}

function right(label: string, granted: boolean, yes: string, no: string): TermLine {
  return { label, value: granted ? yes : no, granted };
}

function distributionLimits({ terms }: LicenseSnapshot): Clause {
  const { copies, streams } = terms;
  const lines = [
    { label: "Copies and downloads", value: limitInWords(copies), granted: true },
    { label: "Audio and video streams", value: limitInWords(streams), granted: true },
  ];
  if (copies === null && streams === null) return clause("Distribution limits", ["The songs may be distributed without limit."], lines);
  return clause(
    "Distribution limits",
    ["The limits count all songs and all services together. Before one is passed, the licensee obtains a licence that covers the additional distribution; what was distributed within the limits stays licensed."],
    lines,
  );
}

function deliveredFiles({ files }: LicenseSnapshot): Clause {
  const lines = files.map(({ fileType, filename, sha256 }) => ({
    label: FILE_NAMES[fileType],
    value: sha256 === null ? filename : `${filename} (SHA-256 ${sha256})`,
    granted: true,
  }));
  return clause("Files", ["The producer delivers the following files by download. They are for making the songs and are not to be passed on by themselves."], lines);
}

function credit({ producer, terms }: LicenseSnapshot): Clause {
  const line = `“Prod. by ${producer.name}”`;
  return clause("Credit", [
    terms.creditRequired
      ? `Wherever the songs' contributors are credited, and in the title or description on services without credits, the licensee names the producer as ${line}.`
      : `Crediting the producer as ${line} is welcome and not required.`,
  ]);
}

function exclusivity({ terms, issuedOn }: LicenseSnapshot): Clause {
  if (!terms.exclusive) {
    return clause("Exclusivity", [
      "This licence is not exclusive: the producer may license the beat to others. Should the producer later sell exclusive rights in the beat, this licence stays in force unchanged.",
    ]);
  }
  return clause("Exclusivity", [
    `From ${issuedOn} the producer grants nobody else a licence to the beat and takes it off the market.`,
    "Non-exclusive licences granted before that day stay in force on their own terms, and songs made under them may continue to be distributed. The licensee has taken this into account.",
  ]);
}

function restrictions({ terms }: LicenseSnapshot): Clause {
  const items = [
    "The licensee may not sell, lease, lend or give away the beat by itself, nor grant others a licence to it.",
    "The licensee may not claim to be the author of the beat, in whole or in part.",
    "The licensee may not register the beat by itself with a collecting society, a distributor or a content identification system. The songs may be registered, with the producer named as author of the music.",
  ];
  if (!terms.exclusive) {
    items.push("The licensee may not place the songs in films, series, advertisements or games without the producer's written agreement.");
  }
  return clause("Restrictions", items);
}

function termination(): Clause {
  return clause("Termination", [
    "This licence lasts as long as the rights in the beat are protected. It ends early only if both sides agree so in writing, or if the licensee breaches it and does not put the breach right within 30 days of the producer's written notice.",
    "If the price is returned to the licensee, by refund or by a reversed payment, the licence ends on that day and the licensee stops using the beat.",
  ]);
}

function governingLaw({ governingLaw: law }: LicenseSnapshot): Clause {
  const where = law.choice === "named" ? `the law of ${law.jurisdiction}` : "the law of the place where the producer habitually resides";
  return clause("Governing law", [
    `This contract is governed by ${where}. Rights that a consumer cannot be deprived of under the law of their own country remain untouched. Should a term be invalid, the others stay in force.`,
  ]);
}

function verification({ verifyId, termsVersion }: LicenseSnapshot): Clause {
  return clause("Verification", [
    `This contract is written from licence template ${termsVersion}. Its terms were fixed at the time of purchase and have a SHA-256 digest, which the marketplace publishes, without the licensee's name, under the verification number ${verifyId}. Where a copy of this contract and the published digest disagree, the recorded terms are authoritative.`,
  ]);
}
