import type { PlainBlob } from "../exec/actionProtocol";

interface BlobServices {
  store(blob: PlainBlob, sha256: string | null): Promise<string> | string;
  load(storageId: string): Promise<PlainBlob | null> | PlainBlob | null;
}

/** `storage.store` and `storage.get`: the two operations whose values are not JSON. */
export async function blobCall(services: BlobServices, op: string, args: Record<string, unknown>): Promise<unknown> {
  if (op === "storage/storeBlob") {
    const { blob } = args;
    if (!(blob instanceof Blob)) {
      throw new Error("store() expects a Blob. If you are trying to store a Request, `await request.blob()` will give you the correct input.");
    }
    const sha256: unknown = Reflect.get(Object(args.options), "sha256");
    return services.store({ bytes: new Uint8Array(await blob.arrayBuffer()), contentType: blob.type === "" ? null : blob.type }, typeof sha256 === "string" ? sha256 : null);
  }
  if (op === "storage/getBlob" && typeof args.storageId === "string") {
    const found = await services.load(args.storageId);
    return found === null ? null : new Blob([new Uint8Array(found.bytes)], { type: found.contentType ?? "" });
  }
  throw new Error(`Unknown operation ${op}`);
}
