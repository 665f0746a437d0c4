import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeAiff } from "../audio/testing/makeAiff";
import { inChunks, makeWav } from "../audio/testing/makeWav";
import { makeZip, type ZipFile } from "./testing/makeZip";
import { verifyStems } from "./verify";

const wav = makeWav({ frames: 4_000 });
const drums: ZipFile = { name: "Night Bus/drums.wav", content: wav };
const bass: ZipFile = { name: "Night Bus/bass.aif", content: makeAiff({ frames: 4_000 }), deflate: true };
const notes: ZipFile = { name: "Night Bus/notes.txt", content: Buffer.from("140, F minor") };

function sourceOf(zip: Uint8Array) {
  return { size: zip.length, open: () => inChunks(zip, 1_013), range: async (from: number, to: number) => zip.subarray(from, to) };
}
const verify = async (zip: Uint8Array, onProgress = (_percent: number) => undefined as void) => await verifyStems(sourceOf(zip), onProgress);

describe("a ZIP of stems", () => {
  test("is read whole: digest, size, and every sound file by name; notes and what systems leave are not listed", async () => {
    const leftOvers = [{ name: "__MACOSX/._drums.wav", content: Buffer.from("x") }, { name: "Night Bus/.DS_Store", content: Buffer.from("y") }];
    const zip = makeZip([{ name: "Night Bus/", content: Buffer.alloc(0) }, drums, bass, notes, ...leftOvers]);
    const percents: number[] = [];
    const facts = await verify(zip, (percent) => percents.push(percent));
    expect(facts.tracks).toEqual([{ name: "Night Bus/drums.wav", bytes: wav.length }, { name: "Night Bus/bass.aif", bytes: bass.content.length }]);
    expect(facts.sha256).toBe(createHash("sha256").update(zip).digest("hex"));
    expect(percents.at(-1)).toBe(100);
  });

  test("of the large kind (ZIP64) is read too, and one with a comment", async () => {
    expect((await verify(makeZip([drums, bass], { zip64: true }))).tracks).toHaveLength(2);
    const zip = makeZip([drums]);
    zip.writeUInt16LE(5, zip.length - 2);
    expect((await verify(Buffer.concat([zip, Buffer.from("hello")]))).tracks).toHaveLength(1);
  });

  test("whose transfer breaks off is no fault of the file", async () => {
    const zip = makeZip([drums, bass]);
    const broken = verifyStems({ ...sourceOf(zip), open: () => inChunks(zip.subarray(0, 20_000), 1_013) }, () => undefined);
    await expect(broken).rejects.toThrow("ended early");
    await expect(broken).rejects.not.toHaveProperty("name", "AudioRefused");
  });

  const bomb = Buffer.alloc(5_000_000);
  const refused: [string, Buffer, RegExp][] = [
    ["no ZIP at all", Buffer.alloc(5_000, 0x50), /no ZIP that we can read/],
    ["one cut off", makeZip([drums, bass]).subarray(0, 10_000), /no ZIP that we can read/],
    ["a program in front", makeZip([drums], { prefix: 100 }), /no ZIP that we can read/],
    ["no sound", makeZip([notes]), /no sound files/],
    ["a program inside", makeZip([drums, { name: "setup.exe", content: Buffer.from("MZ") }]), /“setup.exe”.*Only sound files/],
    ["a way out of the folder", makeZip([{ ...drums, name: "../../drums.wav" }]), /leads out/],
    ["an absolute name", makeZip([{ ...drums, name: "/etc/drums.wav" }]), /leads out/],
    ["a drive", makeZip([{ ...drums, name: "C:drums.wav" }]), /leads out/],
    ["a backslash", makeZip([{ ...drums, name: "a\\..\\drums.wav" }]), /leads out/],
    ["a name that hides its ending", makeZip([{ ...drums, name: "drums\u202Evaw.wav" }]), /leads out/],
    ["a link", makeZip([{ ...drums, mode: 0xa1ff }]), /a link/],
    ["a password", makeZip([{ ...drums, flags: 0x801 }]), /password/],
    ["a rare packing", makeZip([{ ...drums, method: 14 }]), /unpack/],
    ["the same name twice", makeZip([drums, { ...bass, name: "night bus/DRUMS.wav" }]), /twice/],
    ["too many files", makeZip(Array.from({ length: 201 }, (_, at) => ({ name: `${at}.wav`, content: Buffer.from("RIFF") }))), /201 sound files/],
    ["entries that share their data", makeZip([drums, { ...drums, name: "again.wav", sharesDataOf: 0 }]), /over each other/],
    ["more than it admits to", makeZip([{ name: "a.wav", content: bomb, deflate: true, claimedBytes: 4_000 }]), /cannot be unpacked/],
    ["less than it says", makeZip([{ ...bass, claimedBytes: bass.content.length + 10 }]), /cannot be unpacked/],
    ["a size that no packing reaches", makeZip([{ ...bass, claimedBytes: 2_000_000_000 }]), /size is not true/],
    ["a checksum that is wrong", makeZip([{ ...bass, claimedCrc: 1 }]), /cannot be unpacked/],
    ["another name before the data", makeZip([{ ...drums, localName: "Night Bus/evil!.wav" }]), /cannot be unpacked/],
    ["text that calls itself sound", makeZip([{ name: "drums.wav", content: Buffer.from("la la la la la la la") }]), /no sound file by its content/],
  ];
  test.each(refused)("with %s is refused", async (_name, zip, reason) => {
    await expect(verify(zip)).rejects.toThrow(reason);
    await expect(verify(zip)).rejects.toHaveProperty("name", "AudioRefused");
  });

  test("with damage in the middle of packed sound is refused, and says where", async () => {
    const zip = makeZip([drums, bass]);
    const middle = zip.length - 1_500;
    zip.fill(0xaa, middle, middle + 400);
    await expect(verify(zip)).rejects.toThrow(/“Night Bus\/bass.aif” cannot be unpacked/);
  });
});
