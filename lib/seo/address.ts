import { env } from "../env";

/** The public address of a path: from `APP_URL` alone, whatever host the request named. */
export function absolute(path: string): string {
  return new URL(path, env().APP_URL).href;
}
