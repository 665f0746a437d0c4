export { createRemoteFiles, remoteFiles, type RemoteFiles } from "./files";
export { handleUploadRequest } from "./handle";
export { type AnnouncedFile, type ArrivedFile, type UploadHooks } from "./router";
export { uploadThingSettings, type UploadThingSettings } from "./settings";
