/** The places that wait for an upload. */
export const NEW_BEAT_SLOT = "new-beat";

/** The page on which an upload is at home. */
export function placeOf(slot: string): string {
  const [, beatId] = /^beat\/([a-z0-9]+)\//.exec(slot) ?? [];
  return beatId === undefined ? "/studio/beats/new" : `/studio/beats/${beatId}`;
}
