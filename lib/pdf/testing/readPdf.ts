import { inflateSync } from "node:zlib";

/** Reads back what our own PDFs say: pages, and each page's text through the fonts' own Unicode maps. For tests. */
export function readPdf(pdf: Uint8Array): { pages: string[]; created: string } {
  const objects = readObjects(Buffer.from(pdf).toString("latin1"));
  const fonts = readFonts(objects);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const info = [...objects.values()].find(({ head }) => head.includes("/CreationDate"))?.head ?? "";
  const created = objects.get(reference(info, "CreationDate"))?.head ?? "";
  return { pages: pages.map(({ head }) => pageText(streamOf(objects, reference(head, "Contents")), fonts)), created };
}

interface PdfObject {
  head: string;
  stream: string | null;
}

function readObjects(text: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const [, number = "", body = ""] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const start = body.indexOf("stream\n");
    const head = start < 0 ? body : body.slice(0, start);
    const raw = start < 0 ? null : body.slice(start + 7, body.lastIndexOf("\nendstream"));
    const stream = raw !== null && head.includes("/FlateDecode") ? inflateSync(Buffer.from(raw, "latin1")).toString("latin1") : raw;
    objects.set(Number(number), { head, stream });
  }
  return objects;
}

function reference(head: string, name: string): number {
  return Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]);
}

function streamOf(objects: Map<number, PdfObject>, number: number): string {
  return objects.get(number)?.stream ?? "";
}

/** Font name in the page → glyph code → text. */
function readFonts(objects: Map<number, PdfObject>): Map<string, Map<string, string>> {
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = "", number = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = streamOf(objects, reference(objects.get(Number(number))?.head ?? "", "ToUnicode"));
      fonts.set(name, readUnicodeMap(map));
    }
  }
  return fonts;
}

function readUnicodeMap(map: string): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [, start = "", list = ""] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, units = ""], at) => {
      const code = (Number.parseInt(start, 16) + at).toString(16).padStart(4, "0");
      codes.set(code, Buffer.from(units.replaceAll(" ", ""), "hex").swap16().toString("utf16le"));
    });
  }
  return codes;
}

/** Every shown stretch on its own line: positions do not matter here. */
function pageText(content: string, fonts: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  const shown: string[] = [];
  for (const [, name, array] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? font;
    if (array === undefined) continue;
    const codes = [...array.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
    shown.push(codes.map((code) => font.get(code.toLowerCase()) ?? "\ufffd").join(""));
  }
  return shown.join("\n");
}
