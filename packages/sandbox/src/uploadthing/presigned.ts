import type { Account } from "./account";
import type { Acl } from "./files";
import { checkSignedUrl } from "./signature";

/** The promises signed into an upload URL by the SDK. */
export interface Presigned {
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  slug: string | null;
  customId: string | null;
  contentDisposition: "inline" | "attachment";
  acl: Acl;
}

/** Reads an upload URL. @returns what is signed into it, or why it is refused. */
export function readPresigned(url: string, key: string, account: Account): Presigned | { refused: string; status: 400 | 403 } {
  const problem = checkSignedUrl(url, account.apiKey);
  if (problem === "expired") return { refused: "The presigned URL has expired.", status: 403 };
  if (problem !== null) return { refused: "The presigned URL's signature is not valid.", status: 403 };
  const { searchParams } = new URL(url);
  // The SDK encodes each value itself and then lets URLSearchParams encode it again.
  const value = (name: string) => {
    const once = searchParams.get(`x-ut-${name}`);
    return once === null ? null : decodeURIComponent(once);
  };
  const size = Number(value("file-size"));
  const name = value("file-name");
  if (value("identifier") !== account.appId) return { refused: "The presigned URL is another app's.", status: 403 };
  if (name === null || !Number.isSafeInteger(size) || size < 0) return { refused: "The presigned URL names no file and size.", status: 400 };
  return {
    key,
    name,
    size,
    type: value("file-type") ?? "",
    slug: value("slug"),
    customId: value("custom-id"),
    contentDisposition: value("content-disposition") === "attachment" ? "attachment" : "inline",
    acl: value("acl") === "private" ? "private" : "public-read",
  };
}
