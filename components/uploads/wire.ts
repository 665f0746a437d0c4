import { z } from "zod";
import { postJson } from "@/lib/api-client";
import type { UploadPurpose } from "@/lib/domain/limits";
import { transfer } from "@/strings/uploads";

/**
 * UploadThing's wire protocol as its own browser client speaks it (`uploadthing/client` 7.7: `uploadWithProgress`,
 * `uploadFile`). That client forgets the presigned address with the page; here it is kept, so that an upload can be
 * taken up again.
 */
export const WIRE_VERSION = "7.7.4";

/** Without a byte moving for so long, a connection is taken for dead. */
const STALLED_MS = 45_000;
/** When all bytes are there, the product is told before the answer comes. */
const ANSWER_MS = 120_000;

const presigned = z.array(z.object({ url: z.string(), key: z.string() })).length(1);
const finished = z.object({ serverData: z.object({ fileId: z.string() }) });
const refusal = z.object({ error: z.string() });

/** Why a transfer stopped. `passing` ones are worth another try from where it was. */
export class TransferStopped extends Error {
  constructor(message: string, readonly passing: boolean) {
    super(message);
  }
}

/** Announces a file to the product. @returns the address its bytes go to @throws ApiError with the product's own words */
export async function announce(purpose: UploadPurpose, file: File): Promise<string> {
  const about = { name: file.name, size: file.size, type: file.type, lastModified: file.lastModified };
  const headers = { "x-uploadthing-version": WIRE_VERSION, "x-uploadthing-package": "backline" };
  const [first] = await postJson(`/api/uploadthing?actionType=upload&slug=${purpose}`, { files: [about], input: null }, presigned, headers);
  if (first === undefined) throw new TransferStopped(transfer.notBegun, false);
  return first.url;
}

/** How many bytes are there already. */
export async function received(url: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(url, { method: "HEAD", signal }).catch(() => {
    throw new TransferStopped(transfer.broken, true);
  });
  if (!response.ok) throw stopped(response.status, null);
  const start = Number(response.headers.get("x-ut-range-start") ?? 0);
  return Number.isSafeInteger(start) && start >= 0 ? start : 0;
}

interface Sending {
  url: string;
  file: File;
  /** First byte to send. */
  from: number;
  onSent(bytes: number): void;
  signal: AbortSignal;
}

/** Sends the rest of a file. `fetch` tells nothing of what was sent, so this is the older request. @returns the file's id with us */
export function send({ url, file, from, onSent, signal }: Sending): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let watch: ReturnType<typeof setTimeout> | undefined;
    const expect = (ms: number) => {
      clearTimeout(watch);
      watch = setTimeout(() => request.abort(), ms);
    };
    const end = (act: () => void) => {
      clearTimeout(watch);
      signal.removeEventListener("abort", stop);
      window.removeEventListener("offline", stop);
      act();
    };
    const stop = () => request.abort();
    request.open("PUT", url, true);
    request.setRequestHeader("range", `bytes=${from}-`);
    request.setRequestHeader("x-uploadthing-version", WIRE_VERSION);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => {
      expect(STALLED_MS);
      // The form around the bytes is sent too.
      onSent(Math.min(file.size, from + loaded));
    };
    request.upload.onload = () => expect(ANSWER_MS);
    request.onload = () => end(() => {
      const answer = finished.safeParse(request.response);
      if (request.status >= 200 && request.status < 300 && answer.success) resolve(answer.data.serverData.fileId);
      else reject(stopped(request.status, request.response));
    });
    request.onerror = request.onabort = () => end(() => reject(new TransferStopped(transfer.broken, true)));
    signal.addEventListener("abort", stop);
    // A request under way would only notice when it times out.
    window.addEventListener("offline", stop);
    expect(STALLED_MS);
    const form = new FormData();
    form.append("file", from > 0 ? file.slice(from) : file, file.name);
    if (signal.aborted) return end(() => reject(new TransferStopped(transfer.aborted, true)));
    request.send(form);
  });
}

function stopped(status: number, body: unknown): TransferStopped {
  if (status === 403) return new TransferStopped(transfer.tooOld, false);
  if (status === 413 || status === 404) return new TransferStopped(refusal.safeParse(body).data?.error ?? transfer.refused, false);
  return new TransferStopped(refusal.safeParse(body).data?.error ?? transfer.answered(status), true);
}
