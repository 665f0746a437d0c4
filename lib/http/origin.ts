import { AppError } from "../domain/errors";

const READING_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const OWN_SITES = new Set(["same-origin", "none"]);

export function isMutating(method: string): boolean {
  return !READING_METHODS.has(method);
}

/**
 * Refuses what another site's page makes a browser send. Judged by `APP_URL` alone: `Host` is the client's word.
 * A request with neither header comes from no browser, so it carries no cookies against its owner's will.
 * @throws {AppError} `foreign_origin`
 */
export function refuseForeignOrigin(headers: Headers, appUrl: string): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const foreign = (origin !== null && origin !== appUrl) || (site !== null && !OWN_SITES.has(site));
  if (foreign) throw new AppError("foreign_origin", "This request came from another site, so it was not carried out.");
}
