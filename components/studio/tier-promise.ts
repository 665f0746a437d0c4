import { FILE_NAMES } from "@/components/beats/file-names";
import { type BeatAssets, TIER_TEMPLATES, type TierType, filesOf } from "@/lib/domain/beatTiers";
import { type AudioContainer, losslessOf } from "@/lib/domain/limits";

/** What a file will turn out to be, by its name; null when the name says nothing. */
export function containerOfName(name: string): AudioContainer | null {
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  if (["wav", "wave"].includes(ending)) return "wav";
  if (["aif", "aiff", "aifc"].includes(ending)) return "aiff";
  return ending === "flac" || ending === "mp3" ? ending : null;
}

/** The files that licences on a beat with this master can deliver. */
export function assetsFrom(container: AudioContainer | null): BeatAssets {
  return { master: losslessOf(container), mp3: true, stems: false, trackouts: false };
}

/** What a licence promises, in one sentence. `assets` is null while there is no master yet. */
export function tierPromise(tierType: TierType, assets: BeatAssets | null): string {
  const { exclusive, copies, streams, creditRequired } = TIER_TEMPLATES[tierType];
  const much = copies === null || streams === null ? "unlimited copies and streams" : `${copies.toLocaleString("en-US")} copies, ${streams.toLocaleString("en-US")} streams`;
  const files = assets === null ? "MP3 and your master" : joined(filesOf(tierType, assets).map((file) => FILE_NAMES[file]));
  return `${exclusive ? "One buyer, then the beat leaves the market. " : ""}${files}, ${much}, ${creditRequired ? "credit required" : "credit optional"}.`;
}

/** "MP3 only", "MP3 and WAV", "MP3, WAV and Stems" */
function joined(names: string[]): string {
  const last = names.at(-1) ?? "No files";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : `${last} only`;
}
