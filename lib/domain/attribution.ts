import { DIRECT } from "./directSource";

export { DIRECT };

const PART_LENGTH = 40;
const PARTS = 3;
/** What stands between the parts. Parts hold no slash of their own. */
const BETWEEN = " / ";

/** Each part small, lower case and plain, so that one campaign is one row however its links were typed; `direct` when nothing is left. */
export function tidySource(text: string): string {
  const parts = text.split("/").slice(0, PARTS).map(tidyPart);
  while (parts.at(-1) === "") parts.pop();
  if (parts.length === 0 || parts[0] === "") return DIRECT;
  return parts.map((part) => part || "-").join(BETWEEN);
}

/** The source of a visit: what the link says of itself (UTM), else the host that led here, else `direct`. */
export function sourceOf(page: URL, referrer: string): string {
  const said = (name: string) => (page.searchParams.get(`utm_${name}`) ?? "").replaceAll("/", "-");
  if (said("source") !== "") return tidySource([said("source"), said("medium"), said("campaign")].join("/"));
  if (!URL.canParse(referrer)) return DIRECT;
  const { hostname } = new URL(referrer);
  if (hostname === "" || hostname === page.hostname) return DIRECT;
  return tidySource(`${hostname.replace(/^www\./, "")}/referral`);
}

function tidyPart(part: string): string {
  const plain = part.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}._ -]+/gu, " ");
  return plain.replace(/\s+/g, " ").trim().slice(0, PART_LENGTH).trim();
}
