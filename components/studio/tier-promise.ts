import { FILE_NAMES } from "@/components/beats/file-names";
import { type BeatAssets, TIER_TEMPLATES, type TierType, filesOf } from "@/lib/domain/beatTiers";
import { type AudioContainer, losslessOf } from "@/lib/domain/limits";
import { tierPromiseWords } from "@/strings/beatForm";

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
  const limits = copies === null || streams === null ? null : { copies, streams };
  const files = assets === null ? null : filesOf(tierType, assets).map((file) => FILE_NAMES[file]);
  return tierPromiseWords({ exclusive, files, limits, creditRequired });
}
