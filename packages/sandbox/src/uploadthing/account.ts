import type { StoredFile } from "./files";

/** The one UploadThing app of this sandbox and where its files are reached. */
export interface Account {
  apiKey: string;
  appId: string;
  /** `http://127.0.0.1:<port>/ut` */
  base: string;
}

/** An answer UploadThing gives on failure; the SDK reads the status and shows `error`. */
export function failure(status: number, error: string, headers?: Record<string, string>): Response {
  return Response.json({ error }, { status, headers });
}

/** Under the path form the SDK's `generateSignedURL` builds with `UPLOADTHING_UFS_APP_ID_LOCATION=path`. */
export function urlsOf({ appId, base }: Account, { key }: Pick<StoredFile, "key">): { url: string; appUrl: string; ufsUrl: string } {
  const ufsUrl = `${base}/local/a/${appId}/${key}`;
  return { url: `${base}/local/f/${key}`, appUrl: ufsUrl, ufsUrl };
}
