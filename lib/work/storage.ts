import { z } from "zod";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { asService } from "../convex";

const stored = z.object({ storageId: z.custom<Id<"_storage">>((value) => typeof value === "string" && value !== "") });

/** Something to be kept in Convex storage. */
export interface Storable {
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;
  /** Bytes. */
  size: number;
  contentType: string;
}

/** Posts bytes to Convex storage, streamed. @returns its storage id */
export async function storeFile({ body, size, contentType }: Storable, signal?: AbortSignal): Promise<{ storageId: Id<"_storage">; size: number }> {
  const { url } = await asService().mutation(api.files.mutations.storageUploadUrl, {});
  const request: RequestInit & { duplex: "half" } = {
    method: "POST",
    body,
    headers: { "content-type": contentType, "content-length": String(size) },
    // What Node's fetch asks of a streamed body: the request is sent before the answer is read.
    duplex: "half",
    cache: "no-store",
    ...(signal === undefined ? {} : { signal }),
  };
  const response = await fetch(url, request);
  if (!response.ok) throw new Error(`Convex storage answered ${response.status}`);
  const { storageId } = stored.parse(await response.json());
  return { storageId, size };
}
