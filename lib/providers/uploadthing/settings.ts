import { env } from "../../env";

/** The account and where it is spoken. Absent addresses mean UploadThing's own. */
export interface UploadThingSettings {
  token: string;
  ingestUrl?: string;
  apiUrl?: string;
  /** The SDK speaks http only to a host that contains the text "local". */
  ufsHost?: string;
  ufsAppIdLocation?: "subdomain" | "path";
  isDev?: boolean;
  /** Where UploadThing reports finished uploads: the product's own address, never what a `Host` header says. */
  callbackUrl: string;
}

export function uploadThingSettings(): UploadThingSettings {
  const { UPLOADTHING_INGEST_URL, UPLOADTHING_API_URL, UPLOADTHING_UFS_HOST, UPLOADTHING_UFS_APP_ID_LOCATION, UPLOADTHING_IS_DEV } = env();
  return {
    token: env().UPLOADTHING_TOKEN,
    ...(UPLOADTHING_INGEST_URL === undefined ? {} : { ingestUrl: UPLOADTHING_INGEST_URL }),
    ...(UPLOADTHING_API_URL === undefined ? {} : { apiUrl: UPLOADTHING_API_URL }),
    ...(UPLOADTHING_UFS_HOST === undefined ? {} : { ufsHost: UPLOADTHING_UFS_HOST }),
    ...(UPLOADTHING_UFS_APP_ID_LOCATION === undefined ? {} : { ufsAppIdLocation: UPLOADTHING_UFS_APP_ID_LOCATION }),
    isDev: UPLOADTHING_IS_DEV === "true",
    callbackUrl: `${env().APP_URL}/api/uploadthing`,
  };
}
