import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { toStream } from "../src/kernel/streams";
import { readFilePart } from "../src/uploadthing/multipart";
import { signUrl } from "../src/uploadthing/signature";
import { temporaryDirectory, until } from "./kernel-support";

const MEGABYTE = 1024 * 1024;
const SIZE = 128 * MEGABYTE;

/** Bytes that are not alike anywhere, made as they are asked for. */
function* noise(size: number): Generator<Buffer> {
  let seed = createHash("sha512").update("seed").digest();
  for (let made = 0; made < size; made += MEGABYTE) {
    seed = createHash("sha512").update(seed).digest();
    yield Buffer.alloc(MEGABYTE, seed);
  }
}

async function* form(digest: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  yield Buffer.from('--bound\r\nContent-Disposition: form-data; name="file"; filename="long.wav"\r\nContent-Type: audio/wav\r\n\r\n');
  for (const chunk of noise(SIZE)) {
    digest(chunk);
    yield chunk;
  }
  yield Buffer.from("\r\n--bound--\r\n");
}

/** The most memory a process has ever held, in bytes (proc(5), VmHWM). */
function peakMemory(pid: number): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

test.skipIf(!existsSync("/proc/self/status"))("128 MB go to the disk and come back byte for byte in flat memory", async () => {
  const dataDir = temporaryDirectory();
  const cli = join(import.meta.dirname, "../src/cli.ts");
  const child = spawn(process.execPath, ["--import", "tsx", cli, "--port", "0", "--data-dir", dataDir], { stdio: "inherit" });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill();
    await exited;
  });
  await until(() => existsSync(join(dataDir, "env.json")), 20_000);
  const env: Record<string, string> = JSON.parse(readFileSync(join(dataDir, "env.json"), "utf8"));
  const { apiKey, appId }: { apiKey: string; appId: string } = JSON.parse(Buffer.from(env.UPLOADTHING_TOKEN ?? "", "base64").toString());

  const url = new URL(`${env.UPLOADTHING_INGEST_URL}/longkey`);
  const signed = { "x-ut-identifier": appId, "x-ut-file-name": "long.wav", "x-ut-file-size": String(SIZE), "x-ut-file-type": "audio%2Fwav", "x-ut-acl": "private" };
  for (const [name, value] of Object.entries(signed)) url.searchParams.append(name, value);
  const before = peakMemory(child.pid ?? 0);
  const sent = createHash("sha256");
  const upload = await fetch(signUrl(url.href, apiKey, Date.now() + 60_000), {
    method: "PUT",
    body: toStream(form((chunk) => sent.update(chunk))),
    headers: { "content-type": "multipart/form-data; boundary=bound", range: "bytes=0-" },
    ...{ duplex: "half" },
  });
  expect(await upload.json()).toMatchObject({ serverData: null, fileHash: expect.any(String) });

  const received = createHash("sha256");
  const download = await fetch(signUrl(`http://${env.UPLOADTHING_UFS_HOST}/a/${appId}/longkey`, apiKey, Date.now() + 60_000));
  const reader = download.body?.getReader();
  for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) received.update(next.value);
  expect(received.digest("hex")).toBe(sent.digest("hex"));
  expect((peakMemory(child.pid ?? 0) - before) / MEGABYTE).toBeLessThan(64);
});

test("a form cut at every possible place gives the same file", async () => {
  const body = Buffer.from(
    'preamble\r\n--b-1\r\nContent-Disposition: form-data; name="note"\r\n\r\nfirst\r\n' +
      '--b-1\r\nContent-Disposition: form-data; name="file"; filename="a%22b.wav"\r\nContent-Type: audio/wav; x=1\r\n\r\n' +
      "one\r\n--b-\r\n--b\r\ntwo\r\n--b-1--\r\nepilogue",
  );
  for (let cut = 0; cut < body.length; cut += 1) {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield body.subarray(0, cut);
      yield body.subarray(cut);
    }
    const part = await readFilePart(pieces(), 'multipart/form-data; boundary="b-1"', "file");
    const content: Uint8Array[] = [];
    for await (const chunk of part.content) content.push(chunk);
    expect([part.filename, part.contentType, Buffer.concat(content).toString()]).toEqual(['a"b.wav', "audio/wav", "one\r\n--b-\r\n--b\r\ntwo"]);
  }
});
