import type { Hono } from "hono";
import { toStream } from "../../kernel/streams";
import type { Account } from "../account";
import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { StoredFile } from "../state/types";
import { answering, type Api } from "../wire/api";
import { checkKey } from "../wire/authenticate";
import { onlyServed } from "../wire/checks";
import { missing, noSuch, StripeError } from "../wire/errors";
import { page } from "../wire/list";
import type { Upload } from "../wire/upload";

/** https://docs.stripe.com/file-upload#uploading-a-file */
const MOST_EVIDENCE_BYTES = 5 * 1024 * 1024;

/** Files for disputes. The SDK sends them to the host it is told of, as it sends everything else. */
export function files(api: Api, account: Account, routes: Hono): void {
  api.post("/v1/files", "FileCreate", ({ tx, params, upload }) => {
    onlyServed(params, ["file", "purpose", "expand"]);
    if (params.purpose !== "dispute_evidence") {
      throw new StripeError(`The local sandbox takes files with the purpose dispute_evidence only, not ${params.purpose}.`, { param: "purpose" });
    }
    return createFile(tx, upload, account.kernel.origin);
  });

  api.get("/v1/files", "FileList", ({ tx, params, path }) => {
    onlyServed(params, ["purpose", "created", "limit", "starting_after", "ending_before", "expand"]);
    const matching = tx.all("file").filter(({ purpose }) => params.purpose === undefined || purpose === params.purpose);
    return page("file", matching, params, path);
  });
  api.get("/v1/files/:id", "Retrieve", ({ tx, id }) => tx.get("file", id));

  routes.get("/v1/files/:id/contents", async (c) => {
    try {
      checkKey(c.req.header("authorization"), account.secretKey);
      const id = c.req.param("id");
      const content = account.store.get("file_content", id);
      if (content === undefined) throw noSuch("file", id);
      const headers = { "content-type": "application/octet-stream", "content-disposition": "attachment", "x-content-type-options": "nosniff" };
      return new Response(toStream(account.kernel.blobs.read(content.sha256)), { headers });
    } catch (error) {
      return answering(account, c, () => Promise.reject(error));
    }
  });
}

function createFile(tx: Transaction, upload: Upload | undefined, origin: string): StoredFile {
  if (upload === undefined) throw missing("file");
  if (upload.type === null) throw new StripeError("Evidence must be a PDF, a PNG or a JPEG file.", { code: "invalid_file_type", param: "file" });
  if (upload.size > MOST_EVIDENCE_BYTES) {
    throw new StripeError("A file with the purpose dispute_evidence can have at most 5 MB.", { code: "file_too_large", param: "file" });
  }
  const id = newId("file");
  tx.put("file_content", { id, sha256: upload.sha256 });
  const file: StoredFile = make("File", {
    id,
    object: "file",
    created: tx.now(),
    expires_at: null,
    filename: upload.filename,
    purpose: "dispute_evidence",
    size: upload.size,
    title: null,
    type: upload.type,
    url: `${origin}/v1/files/${id}/contents`,
  });
  return tx.put("file", file);
}
