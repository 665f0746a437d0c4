import { ARCHIVE_KINDS, type ArchiveKind } from "@/lib/domain/beatTiers";

/** The places that wait for an upload. */
export const NEW_BEAT_SLOT = "new-beat";

/** Where a beat waits for a ZIP of its parts. */
export function archiveSlot(beatId: string, kind: ArchiveKind): string {
  return `beat/${beatId}/${kind}`;
}

/** What such a place stands for; null for another one. */
export function archiveOfSlot(slot: string): { beatId: string; kind: ArchiveKind } | null {
  const [, beatId, name] = /^beat\/([a-z0-9]+)\/([a-z]+)$/.exec(slot) ?? [];
  const kind = ARCHIVE_KINDS.find((known) => known === name);
  return beatId === undefined || kind === undefined ? null : { beatId, kind };
}

/** The page on which an upload is at home. */
export function placeOf(slot: string): string {
  const [, beatId] = /^beat\/([a-z0-9]+)\//.exec(slot) ?? [];
  return beatId === undefined ? "/studio/beats/new" : `/studio/beats/${beatId}`;
}
