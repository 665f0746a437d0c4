import { afterEach, describe, expect, test, vi } from "vitest";
import { Bars, LOOK, Mark, shortened, Sleeve } from "./parts";
import { pictureResponse, plainText, SIZE } from "./render";

const PEAKS = Array.from({ length: 400 }, (_, i) => Math.round(128 + 127 * Math.sin(i / 9)));

afterEach(() => vi.unstubAllGlobals());

/** Width and height as the PNG's own header says. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe("a picture of a link", () => {
  test("is drawn without asking any host, whatever letters a title has", async () => {
    const hosts: string[] = [];
    const real = fetch;
    // The renderer loads its own layout engine out of a data address; everything else would be a host.
    vi.stubGlobal("fetch", (input: RequestInfo | URL) => {
      const url = new Request(input).url;
      if (url.startsWith("data:")) return real(input);
      hosts.push(url);
      return Promise.reject(new Error("no network"));
    });
    const text = await plainText();
    const title = text("Żółć Ночь Νύχτα 夜 🔥 مرحبا ©");
    const response = await pictureResponse("mixed", () => (
      <div style={{ display: "flex", width: "100%", height: "100%", background: LOOK.ground, color: LOOK.ink }}>
        <Sleeve peaks={PEAKS} size={300} />
        <Mark />
        <Bars peaks={PEAKS} width={300} height={60} color={LOOK.wave} />
        <div style={{ fontSize: 60, fontWeight: 600 }}>{title}</div>
      </div>
    ));
    expect(sizeOf(Buffer.from(await response.arrayBuffer()))).toEqual(SIZE);
    expect(title).toContain("Żółć Ночь Νύχτα");
    expect(title).not.toMatch(/[夜🔥م]/u);
    expect(hosts).toEqual([]);
  });

  test("is drawn once for the same facts, and anew for others", async () => {
    const draw = vi.fn(() => <div style={{ display: "flex", width: 10, height: 10 }} />);
    for (const key of ["one", "one", "two"]) await pictureResponse(key, draw);
    expect(draw).toHaveBeenCalledTimes(2);
  });
});

test("a long title is cut at a word, a word without end anywhere", () => {
  expect(shortened("The quick brown fox jumps", 18)).toBe("The quick brown…");
  expect(shortened("a".repeat(30), 10)).toBe(`${"a".repeat(10)}…`);
  expect(shortened("short", 10)).toBe("short");
});
