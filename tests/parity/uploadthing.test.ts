import { randomBytes } from "node:crypto";
import { UTApi } from "uploadthing/server";
import { describe, expect, test } from "vitest";
import { createRemoteFiles } from "@/lib/providers/uploadthing/files";
import { isAsked, ownersVariable, sandboxOfThisFile } from "./targets";

const sandbox = sandboxOfThisFile();

interface Account {
  token: string;
  ingestUrl?: string;
  apiUrl?: string;
  ufsHost?: string;
  ufsAppIdLocation?: "path";
}

const ours = (): Account => ({
  token: sandbox.variable("UPLOADTHING_TOKEN"),
  ingestUrl: sandbox.variable("UPLOADTHING_INGEST_URL"),
  apiUrl: sandbox.variable("UPLOADTHING_API_URL"),
  ufsHost: sandbox.variable("UPLOADTHING_UFS_HOST"),
  ufsAppIdLocation: "path",
});
const theirs = (): Account => ({ token: ownersVariable("uploadthing", "UPLOADTHING_TOKEN") });

/** Uploads a private file and hands over its address, then removes it. */
async function withFile(account: Account, bytes: Uint8Array<ArrayBuffer>, look: (url: string) => Promise<void>): Promise<string> {
  const api = new UTApi({ ...account, logLevel: "None" });
  const { data, error } = await api.uploadFiles(new File([bytes], "parity.wav", { type: "audio/wav" }), { acl: "private" });
  if (error !== null) throw new Error(`${error.code}: ${error.message}`);
  const files = createRemoteFiles(account);
  const url = await files.signedUrl(data.key, 60);
  try {
    await look(url);
  } finally {
    await files.delete(data.key);
  }
  return url;
}

const cases: { name: string; run(account: Account): Promise<void> }[] = [
  {
    name: "a private file comes back byte for byte, whole and in part, from its signed address",
    run: async (account) => {
      const bytes = new Uint8Array(randomBytes(4_096));
      await withFile(account, bytes, async (url) => {
        expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true);
        const part = await fetch(url, { headers: { range: "bytes=100-199" } });
        expect(part.status).toBe(206);
        expect(part.headers.get("content-range")).toBe("bytes 100-199/4096");
        expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
      });
    },
  },
  {
    name: "without its signature the address opens nothing",
    run: async (account) => {
      await withFile(account, new Uint8Array(16), async (url) => {
        const bare = new URL(url);
        bare.search = "";
        expect((await fetch(bare)).ok).toBe(false);
      });
    },
  },
  {
    name: "a file that was deleted is gone, and deleting it again is no error",
    run: async (account) => {
      const url = await withFile(account, new Uint8Array(16), async () => {});
      expect((await fetch(url)).ok).toBe(false);
      const key = new URL(url).pathname.split("/").pop() ?? "";
      await createRemoteFiles(account).delete(key);
    },
  },
];

describe("UploadThing as the sandbox speaks it", () => {
  test.each(cases)("$name", ({ run }) => run(ours()));
});

describe.skipIf(!isAsked("uploadthing"))("UploadThing itself", () => {
  test.each(cases)("$name", ({ run }) => run(theirs()));
});
