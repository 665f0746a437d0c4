import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Id } from "./fixture-app/convex/_generated/dataModel";
import type { ConvexDeployment } from "../index.mjs";
import { api, client, eventually, startFixture } from "./hostSupport";

let convex: ConvexDeployment;
beforeAll(async () => {
  convex = await startFixture();
});
afterAll(() => convex.close());

const content = randomBytes(100_000);

async function upload(body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<{ status: number; storageId: Id<"_storage"> }> {
  const url = await client(convex).mutation(api.files.uploadUrl, {});
  const response = await fetch(url, { method: "POST", headers, body });
  const answer: { storageId: Id<"_storage"> } = await response.json();
  return { status: response.status, storageId: answer.storageId };
}

async function urlOf(id: Id<"_storage">): Promise<string> {
  return String(await client(convex).query(api.files.url, { id }));
}

describe("file storage", () => {
  test("an uploaded file is served byte for byte, with its digest, size and type", async () => {
    const { storageId } = await upload(new Uint8Array(content), { "content-type": "audio/wav" });
    const response = await fetch(await urlOf(storageId));
    const digest = createHash("sha256").update(content).digest("base64");
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({ digest: `sha-256=${digest}`, "content-type": "audio/wav", "content-length": "100000", "accept-ranges": "bytes", "x-content-type-options": "nosniff" });
    expect(await client(convex).query(api.files.row, { id: storageId })).toMatchObject({ sha256: digest, size: 100_000, contentType: "audio/wav" });
  });

  test("one range is served as 206, an impossible one or several as 416", async () => {
    const url = await urlOf((await upload(new Uint8Array(content))).storageId);
    const ranged = async (range: string) => {
      const response = await fetch(url, { headers: { range } });
      return { status: response.status, range: response.headers.get("content-range"), body: Buffer.from(await response.arrayBuffer()) };
    };
    const [middle, tail, open] = [await ranged("bytes=100-199"), await ranged("bytes=-10"), await ranged("bytes=99990-")];
    expect(middle).toMatchObject({ status: 206, range: "bytes 100-199/100000" });
    expect(middle.body.equals(content.subarray(100, 200))).toBe(true);
    expect(tail.body.equals(content.subarray(-10))).toBe(true);
    expect(open.body.equals(content.subarray(-10))).toBe(true);
    expect((await ranged("bytes=100000-")).status).toBe(416);
    expect((await ranged("bytes=0-1,5-6")).status).toBe(416);
    const empty = await urlOf((await upload(new Uint8Array(0))).storageId);
    const whole = await fetch(empty, { headers: { range: "bytes=0-0" } });
    expect([whole.status, whole.headers.get("content-length"), await whole.text()]).toEqual([200, "0", ""]);
  });

  test("a content that does not have the announced digest is refused", async () => {
    const right = createHash("sha256").update(content).digest("base64");
    expect((await upload(new Uint8Array(content), { digest: `sha-256=${right}` })).status).toBe(200);
    expect((await upload(new Uint8Array(content), { digest: `sha-256=${Buffer.alloc(32).toString("base64")}` })).status).toBe(400);
  });

  test("an upload without a valid token is refused", async () => {
    const url = new URL(await client(convex).mutation(api.files.uploadUrl, {}));
    const send = async (token: string) => {
      const response = await fetch(`${convex.url}/api/storage/upload?token=${token}`, { method: "POST", body: "x" });
      const { code }: { code: string } = await response.json();
      return [response.status, code];
    };
    const valid = url.searchParams.get("token") ?? "";
    const [time = "", ...rest] = valid.split(".");
    for (const token of ["", `${valid}x`, [String(Number(time) + 1), ...rest].join(".")]) expect(await send(token)).toEqual([401, "StorageTokenInvalid"]);
  });

  test("deleting is part of the transaction: a mutation that fails keeps the file", async () => {
    const { storageId } = await upload(new Uint8Array(content));
    const url = await urlOf(storageId);
    await expect(client(convex).mutation(api.files.removeThenFail, { id: storageId })).rejects.toThrow("taken back");
    expect((await fetch(url)).status).toBe(200);
    await client(convex).mutation(api.files.remove, { id: storageId });
    await eventually(async () => (await fetch(url)).status, (status) => status === 404);
    expect(await (await fetch(url)).json()).toMatchObject({ code: "FileNotFound" });
    expect(await client(convex).query(api.files.url, { id: storageId })).toBeNull();
  });

  test("an id that is none is told by the name of the function, in mutations and actions", async () => {
    await expect(client(convex).mutation(api.files.removeAnything, { id: "nonsense" })).rejects.toThrow("Invalid argument `storageId` for `storage.delete`");
    await expect(client(convex).action(api.files.removeInAction, { id: "nonsense" })).rejects.toThrow("Invalid argument `storageId` for `storage.delete`");
    const { storageId } = await upload(new Uint8Array(content));
    await client(convex).action(api.files.removeInAction, { id: storageId });
    await expect(client(convex).action(api.files.removeInAction, { id: storageId })).rejects.toThrow(/Uncaught Error: storage id \S+ not found/);
    await expect(client(convex).mutation(api.files.removeAnything, { id: storageId })).rejects.toThrow(/Uncaught Error: storage id \S+ not found/);
  });

  test("actions store and read blobs", async () => {
    expect(await client(convex).action(api.files.roundTrip, { text: "grüß" })).toMatchObject({ text: "grüß", type: "text/plain" });
  });

  test("names that are not blobs lead nowhere", async () => {
    for (const name of ["..%2Fadmin.key", "admin.key", "%2Fetc%2Fpasswd"]) expect((await fetch(`${convex.url}/api/storage/${name}`)).status).toBe(404);
  });
});
