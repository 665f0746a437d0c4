import { createHash } from "node:crypto";
import { ID3_HEADER_BYTES, id3Length, id3Tag, type TrackTag } from "../audio/id3";
import type { NewHead } from "./newHead";
import { openStretch } from "./openStretch";

/** The tag of a stored MP3, written anew: in place of the one it was stored with. `version` changes when the tag does. */
export async function freshTag(url: string, tag: TrackTag, signal: AbortSignal): Promise<NewHead & { version: string }> {
  const bytes = id3Tag(tag);
  const stored = new Uint8Array(await new Response(await openStretch(url, { start: 0, end: ID3_HEADER_BYTES - 1 }, signal)).arrayBuffer());
  return { bytes, replaces: id3Length(stored), version: createHash("sha256").update(bytes).digest("hex").slice(0, 16) };
}
