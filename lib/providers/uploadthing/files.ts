import { UTApi } from "uploadthing/server";
import { uploadThingSettings, type UploadThingSettings } from "./settings";

/** Files that lie with UploadThing. */
export interface RemoteFiles {
  /** An address that anybody holding it can read until it expires. Made here; costs no request. */
  signedUrl(key: string, expiresInSeconds: number): Promise<string>;
  /** Succeeds for a key that is not there any more. */
  delete(key: string): Promise<void>;
}

export function createRemoteFiles({ token, ingestUrl, apiUrl, ufsHost, ufsAppIdLocation }: Omit<UploadThingSettings, "callbackUrl">): RemoteFiles {
  const api = new UTApi({
    token,
    logLevel: "None",
    ...(ingestUrl === undefined ? {} : { ingestUrl }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(ufsHost === undefined ? {} : { ufsHost }),
    ...(ufsAppIdLocation === undefined ? {} : { ufsAppIdLocation }),
  });
  return {
    signedUrl: async (key, expiresInSeconds) => (await api.generateSignedURL(key, { expiresIn: expiresInSeconds })).ufsUrl,
    delete: async (key) => {
      const { success } = await api.deleteFiles(key);
      if (!success) throw new Error(`UploadThing did not delete ${key}`);
    },
  };
}

let files: RemoteFiles | undefined;

/** Files of the environment's account. */
export function remoteFiles(): RemoteFiles {
  files ??= createRemoteFiles(uploadThingSettings());
  return files;
}
