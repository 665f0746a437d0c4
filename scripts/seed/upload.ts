import type { Id } from "../../convex/_generated/dataModel";
import { z } from "zod";
import { expectOk, type Person } from "./person";

/**
 * Uploads a master the way the page does: the app signs, the bytes go straight to UploadThing,
 * its callback registers the file.
 * @returns the id of the registered file
 */
export async function uploadMaster(person: Person, name: string, bytes: Uint8Array<ArrayBuffer>, type = "audio/wav"): Promise<Id<"files">> {
  const signed = await person.post("/api/uploadthing?actionType=upload&slug=beat_master", {
    files: [{ name, size: bytes.byteLength, type, lastModified: 0 }],
    input: null,
  }, { "x-uploadthing-version": "7.7.4", "x-uploadthing-package": "uploadthing" });
  await expectOk(signed.clone(), "uploadthing");
  const targets: unknown = await signed.json();
  const target: unknown = Array.isArray(targets) ? targets[0] : null;
  if (typeof target !== "object" || target === null || !("url" in target) || typeof target.url !== "string") throw new Error("UploadThing gave no address to upload to.");

  const form = new FormData();
  form.append("file", new Blob([bytes], { type }), name);
  const put = await fetch(target.url, { method: "PUT", body: form, headers: { range: "bytes=0-", "x-uploadthing-version": "7.7.4" } });
  await expectOk(put.clone(), "the upload");
  const result: unknown = await put.json();
  const registered = z.object({ serverData: z.object({ fileId: z.custom<Id<"files">>((id) => typeof id === "string") }) }).safeParse(result);
  if (registered.success) return registered.data.serverData.fileId;
  throw new Error(`The upload was not registered: ${JSON.stringify(result).slice(0, 300)}`);
}
