import { api } from "../../convex/_generated/api";
import { AudioRefused } from "../audio/refusal";
import { renderPreview } from "../audio/renderPreview";
import { asService } from "../convex";
import { remoteFiles } from "../providers/uploadthing";
import { inTurn } from "./beatProcess";
import { markOf } from "./markOf";
import { remoteBytes } from "./remoteBytes";
import type { WorkContext } from "./report";
import { storeFile } from "./storage";
import type { WorkArgs, WorkResult } from "./tasks";
import { withTemporaryFiles } from "./temporaryFile";

const MASTER_URL_SECONDS = 60 * 60;

/** Makes a beat's preview anew with its store's present tag. The one there is stays until this one is stored. */
export function renderBeatPreview({ beatId, key }: WorkArgs<"beat.preview">, { signal }: WorkContext): Promise<WorkResult> {
  return inTurn(async () => {
    const about = await asService().query(api.beats.queries.forProcessing, { beatId });
    if (about === null) return { ok: false, reason: "The beat is no longer there." };
    const markAt = await markOf(about.mark, signal);
    const master = await remoteBytes(await remoteFiles().signedUrl(key, MASTER_URL_SECONDS), signal);
    try {
      return await withTemporaryFiles(async (create) => {
        const preview = await create("preview.mp3");
        await renderPreview(master, preview, { signal, markAt });
        return { ok: true, previewOnly: await storeFile({ body: await preview.read(), size: preview.size, contentType: "audio/mpeg" }, signal) };
      });
    } catch (thrown) {
      if (thrown instanceof AudioRefused) return { ok: false, reason: thrown.message };
      throw thrown;
    }
  });
}
