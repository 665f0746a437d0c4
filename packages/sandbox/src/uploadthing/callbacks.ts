import type { Kernel } from "../kernel/types";
import { urlsOf, type Account } from "./account";
import type { FileStore, Registration, StoredFile } from "./files";
import { sign } from "./signature";

const CALLBACK_SIGNER = "uploadthing.callback";
const ERROR_SIGNER = "uploadthing.error";

export interface Callbacks {
  /** Tells the product that a file has arrived. */
  completed(file: StoredFile, registration: Registration): void;
  /** Tells the product that an upload was refused. */
  failed(key: string, reason: string, registration: Registration): void;
  /** After a restart: tells what an earlier process had stored and not told. */
  resume(): void;
}

/** The hooks the SDK's route handler takes (`handleCallbackRequest`, `handleErrorRequest`), sent through the outbox. */
export function createCallbacks(kernel: Kernel, files: FileStore, account: Account): Callbacks {
  const hookSigner = (hook: "callback" | "error") => ({ body }: { body: string }) => ({
    "uploadthing-hook": hook,
    "x-uploadthing-signature": sign(body, account.apiKey),
  });
  kernel.outbox.registerSigner(CALLBACK_SIGNER, hookSigner("callback"));
  kernel.outbox.registerSigner(ERROR_SIGNER, hookSigner("error"));

  const enqueue = (key: string, type: string, body: unknown, { callbackUrl, callbackSlug }: Registration, signer: string) => {
    const url = new URL(callbackUrl);
    url.searchParams.set("slug", callbackSlug);
    kernel.outbox.enqueue({ provider: "uploadthing", eventId: key, type, url: url.href, body: JSON.stringify(body), signer });
  };

  const completed = (file: StoredFile, registration: Registration) => {
    const { key, name, size, type, customId, md5 } = file;
    const data = { key, name, size, type, customId, fileHash: md5, ...urlsOf(account, file) };
    const body = { status: "uploaded", file: data, origin: `${account.base}/ingest`, metadata: registration.metadata };
    enqueue(key, "upload.completed", body, registration, CALLBACK_SIGNER);
  };

  return {
    completed,
    failed: (key, error, registration) => enqueue(key, "upload.failed", { fileKey: key, error }, registration, ERROR_SIGNER),
    resume() {
      const told = new Set(kernel.outbox.deliveries().filter(({ type }) => type === "upload.completed").map(({ eventId }) => eventId));
      for (const file of files.list()) {
        const registration = files.registration(file.key);
        if (registration !== undefined && !told.has(file.key)) completed(file, registration);
      }
    },
  };
}
