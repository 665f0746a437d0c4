import { Hono } from "hono";
import { failure, urlsOf, type Account } from "./account";
import { isRecord, stringList, wholeNumber } from "./fields";
import type { Acl, FileStore, StoredFile } from "./files";
import { authorised } from "./hooks";
import { signUrl } from "./signature";

const LIMIT_BYTES = 2 * 1024 ** 3;
const DEFAULT_PAGE = 500;
const DEFAULT_ACCESS_SECONDS = 5 * 60;
const LONGEST_ACCESS_SECONDS = 7 * 24 * 60 * 60;

type Body = Record<string, unknown>;

/** `POST /v6/*`, what `UTApi` calls. Answers hold what the SDK's response schemas name. */
export function createApi(files: FileStore, account: Account): Hono {
  const app = new Hono();

  const verbs: Record<string, (body: Body) => object> = { deleteFiles, listFiles, renameFiles, getUsageInfo, getFileUrl, requestFileAccess, updateACL };
  for (const [name, run] of Object.entries(verbs)) {
    app.post(`/v6/${name}`, async (c) => {
      const body = await authorised(c.req.raw, account);
      if (body instanceof Response) return body;
      const answer = run(body);
      return answer instanceof Response ? answer : c.json(answer);
    });
  }

  function deleteFiles(body: Body): object {
    const found = chosen(body);
    if (found instanceof Response) return found;
    return { success: true, deletedCount: found.filter(({ key }) => files.delete(key)).length };
  }

  function listFiles(body: Body): object {
    const limit = wholeNumber(body.limit, DEFAULT_PAGE);
    const offset = wholeNumber(body.offset, 0);
    if (limit === null || offset === null) return failure(400, "limit and offset must be whole numbers.");
    const newestFirst = files.list().toReversed();
    return {
      hasMore: newestFirst.length > offset + limit,
      files: newestFirst.slice(offset, offset + limit).map(({ key, customId, name, size, uploadedAt }) => ({
        id: key,
        customId,
        key,
        name,
        size,
        status: "Uploaded",
        uploadedAt,
      })),
    };
  }

  function renameFiles(body: Body): object {
    return update(body, "newName", (file, name) => files.rename(file.key, name));
  }

  function updateACL(body: Body): object {
    return update(body, "acl", (file, acl) => (isAcl(acl) ? files.share(file.key, acl) : failure(400, `There is no ACL "${acl}".`)));
  }

  function getUsageInfo(): object {
    const totalBytes = files.list().reduce((sum, { size }) => sum + size, 0);
    return { totalBytes, appTotalBytes: totalBytes, filesUploaded: files.list().length, limitBytes: LIMIT_BYTES };
  }

  function getFileUrl(body: Body): object {
    const found = chosen(body);
    return found instanceof Response ? found : { data: found.map((file) => ({ key: file.key, url: urlsOf(account, file).ufsUrl })) };
  }

  function requestFileAccess(body: Body): object {
    const file = named(body);
    const seconds = wholeNumber(body.expiresIn, DEFAULT_ACCESS_SECONDS);
    if (file === undefined) return failure(404, "There is no such file.");
    if (seconds === null || seconds > LONGEST_ACCESS_SECONDS) return failure(400, "expiresIn must be seconds, at most 7 days.");
    const ufsUrl = signUrl(urlsOf(account, file).ufsUrl, account.apiKey, Date.now() + seconds * 1000);
    return { url: ufsUrl, ufsUrl };
  }

  /** Applies each of `updates` (`{ fileKey | customId, <field> }`), or none when one names no file. */
  function update(body: Body, field: string, apply: (file: StoredFile, value: string) => Response | void): object {
    if (!Array.isArray(body.updates)) return failure(400, "updates must be a list.");
    const changes = body.updates.map((item: unknown) => (isRecord(item) ? { file: named(item), value: item[field] } : { file: undefined, value: undefined }));
    for (const { file, value } of changes) {
      if (file === undefined) return failure(404, "There is no such file.");
      if (typeof value !== "string") return failure(400, `${field} is required.`);
      const refusal = apply(file, value);
      if (refusal instanceof Response) return refusal;
    }
    return { success: true };
  }

  function named(body: Body): StoredFile | undefined {
    if (typeof body.fileKey === "string") return files.get(body.fileKey);
    return typeof body.customId === "string" ? files.byCustomId(body.customId) : undefined;
  }

  function chosen(body: Body): StoredFile[] | Response {
    const keys = stringList(body.fileKeys);
    const customIds = stringList(body.customIds);
    if (keys === null && customIds === null) return failure(400, "fileKeys or customIds is required.");
    const found = [...(keys ?? []).map(files.get), ...(customIds ?? []).map(files.byCustomId)];
    return found.filter((file) => file !== undefined);
  }

  return app;
}

function isAcl(value: string): value is Acl {
  return value === "private" || value === "public-read";
}
