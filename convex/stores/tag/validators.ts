import { v } from "convex/values";
import { TAG_LOUDNESS } from "../../../lib/domain/previewTag";
import { oneOf } from "../../platform/validators";

/** What the worker mixes into a preview: a sound of the store's own, or with `null` the chime. */
export const vMark = v.object({ fileId: v.union(v.id("files"), v.null()), everySeconds: v.number(), loudness: oneOf(TAG_LOUDNESS) });
