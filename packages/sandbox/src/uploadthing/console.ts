import { actionButton, empty, live, moment, table } from "../console/layout";
import { html } from "../kernel/html";
import type { ConsoleSection } from "../kernel/types";
import { urlsOf, type Account } from "./account";
import type { FileStore, StoredFile } from "./files";
import { signUrl } from "./signature";

const SHOWN = 200;
const LINK_LASTS = 5 * 60 * 1000;

/** The stored files, with links to open them and a button to delete one behind the product's back. */
export function filesSection(files: FileStore, account: Account): ConsoleSection {
  return {
    slug: "files",
    title: "Files",
    count: () => files.list().length,
    render(path) {
      if (path !== "/") return null;
      const newest = files.list().toReversed().slice(0, SHOWN);
      return html`
        <h1>Files</h1>
        <p>What has been uploaded. Links to private files are signed here and last five minutes.</p>
        ${live(
          "files",
          newest.length === 0
            ? empty("No file yet", html`Upload something in the product: it appears here, and the callback that tells of it under <a href="/console/deliveries">Deliveries</a>.`)
            : table(
                ["Name", "Size", "Type", "Access", "Uploaded", ""],
                newest.map((file) => [
                  html`<a href="${linkTo(file, account)}">${file.name}</a>`,
                  readableSize(file.size),
                  file.type,
                  file.acl === "private" ? "private" : "public",
                  moment(file.uploadedAt),
                  actionButton("files", "delete", "Delete", { back: "/console/files", fields: { key: file.key } }),
                ]),
              ),
        )}`;
    },
    actions: {
      delete(form) {
        if (!files.delete(form.get("key") ?? "")) throw new Error("There is no such file.");
      },
    },
  };
}

function linkTo(file: StoredFile, account: Account): string {
  const { ufsUrl } = urlsOf(account, file);
  return file.acl === "private" ? signUrl(ufsUrl, account.apiKey, Date.now() + LINK_LASTS) : ufsUrl;
}

function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
