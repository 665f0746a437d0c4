import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { UPLOAD_LIMITS } from "../../lib/domain/limits";
import { uploadMaster } from "../../scripts/seed/upload";
import { api } from "../../convex/_generated/api";
import { until } from "../../scripts/seed/until";
import { creator, member, purchase } from "../support/world";

/** 16-bit stereo at 192 kHz fills 256 MB in under six minutes of sound, well inside the longest master allowed. */
function largestWav(): Uint8Array<ArrayBuffer> {
  const bytes = UPLOAD_LIMITS.beat_master - 1024;
  const wav = Buffer.alloc(bytes - (bytes % 4));
  wav.write("RIFF", 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(192_000, 24);
  wav.writeUInt32LE(768_000, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(wav.length - 44, 40);
  for (let at = 44, n = 0; at + 4 <= wav.length; at += 4, n++) {
    const sample = Math.round(9_000 * Math.sin((2 * Math.PI * 220 * n) / 192_000));
    wav.writeInt16LE(sample, at);
    wav.writeInt16LE(sample, at + 2);
  }
  return new Uint8Array(wav.buffer, wav.byteOffset, wav.length);
}

test("a master of 256 MB goes the whole way and comes back byte for byte", async () => {
  // Making it keeps this process busy for longer than a server keeps an idle connection open, so it is made before anything is asked.
  const master = largestWav();
  const seller = await creator();
  const masterFileId = await uploadMaster(seller.person, "largest.wav", master);
  const { beatId } = await (await seller.person.convex()).mutation(api.beats.mutations.create, {
    masterFileId, title: `Largest ${Date.now()}`, description: "", genre: "other", bpm: null, key: null, moods: [], tags: [],
    tiers: [{ tierType: "basic", enabled: true, price: 2500 }],
  });
  await until(async () => {
    const { processing } = await (await seller.person.convex()).query(api.beats.queries.edit, { beatId });
    if (processing.state === "failed") throw new Error(processing.error ?? "failed");
    return processing.state === "ready";
  }, "processing", 400_000);
  await (await seller.person.convex()).mutation(api.beats.mutations.publish, { beatId });

  const buyer = await member();
  const { licenseId } = await purchase(buyer.person, beatId);
  const answer = await buyer.person.fetch(`/api/beats/download?licenseId=${licenseId}&fileType=wav`, { headers: { accept: "application/json" } });
  const { url }: { url: string } = await answer.json();
  expect(sha256(new Uint8Array(await (await fetch(url)).arrayBuffer()))).toBe(sha256(master));
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
