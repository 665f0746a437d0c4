/** Bodies of `multipart/form-data`: only `POST /v1/files` takes one. */
import type { Blobs } from "../../kernel/types";
import { StripeError } from "./errors";
import type { FormObject } from "./form";

/** The file of a request, its bytes stored. */
export interface Upload {
  sha256: string;
  size: number;
  filename: string | null;
  /** By its first bytes, whatever the sender says. */
  type: "pdf" | "png" | "jpg" | null;
}

const MEGABYTE = 1024 * 1024;
/** What Stripe takes of any file; purposes may allow less. */
const LARGEST = 16 * MEGABYTE;

/** The text fields as parameters; `file` among them is the digest, so that idempotency keys cover the content. */
export async function readUpload(request: Request, blobs: Blobs): Promise<{ form: FormObject; upload: Upload | undefined }> {
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(declared <= LARGEST + MEGABYTE)) throw tooLarge();
  const parts = await request.formData().catch(() => {
    throw new StripeError("Invalid multipart/form-data body.");
  });
  const form: FormObject = {};
  let upload: Upload | undefined;
  for (const [name, value] of parts) {
    if (typeof value === "string") form[name] = value;
    else if (name === "file") {
      upload = await keep(value, blobs);
      form.file = upload.sha256;
    }
  }
  return { form, upload };
}

async function keep(file: File, blobs: Blobs): Promise<Upload> {
  if (file.size > LARGEST) throw tooLarge();
  if (file.size === 0) throw new StripeError("The file is empty.", { code: "file_empty", param: "file" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { sha256, size } = await blobs.write(once(bytes));
  return { sha256, size, filename: file.name === "" ? null : file.name, type: typeOf(bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function typeOf(bytes: Uint8Array): Upload["type"] {
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (head.startsWith("%PDF-")) return "pdf";
  if (head === "\x89PNG\r\n\x1a\n") return "png";
  return head.startsWith("\xff\xd8\xff") ? "jpg" : null;
}

function tooLarge(): StripeError {
  return new StripeError("The file uploaded is too large: at most 16 MB are taken.", { status: 413, code: "file_too_large", param: "file" });
}
