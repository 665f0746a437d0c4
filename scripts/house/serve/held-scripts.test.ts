import { describe, expect, test } from "vitest";
import { HeldScripts } from "./held-scripts";

const NONCE = "r4nd0m+/nonce==";
const page = [
  `<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/_next/static/chunks/a.css"/>`,
  `<link rel="preload" as="script" fetchPriority="low" nonce="${NONCE}" href="/_next/static/chunks/main.js"/>`,
  `<script src="/_next/static/chunks/one.js" async="" nonce="${NONCE}"></script>`,
  `<script src="/_next/static/chunks/two.js" async="" nonce="${NONCE}"></script>`,
  `<script src="/_next/static/chunks/old.js" noModule="" nonce="${NONCE}"></script>`,
  `<script src="https://accounts.example/clerk.js" async="" nonce="${NONCE}"></script></head>`,
  `<body><p>a &lt;script src="/_next/static/chunks/no.js" async="">, 5 < 6 and beyond é 漢</p>`,
  `<script nonce="${NONCE}">self.__next_f.push([1,"\\u003cscript src='/_next/static/chunks/no.js' async=''>${"long ".repeat(400)}"])</script>`,
  `<script src="/_next/static/chunks/main.js" nonce="${NONCE}" async="" id="_R_"></script></body></html>`,
].join("");

function held(...parts: Buffer[]): string {
  const scripts = new HeldScripts();
  return Buffer.concat([...parts.map((part) => scripts.push(part)), scripts.end(Buffer.alloc(0))]).toString();
}

describe("a page's scripts", () => {
  const rewritten = held(Buffer.from(page));

  test("wait, each with its nonce and id, and nothing asks for them before", () => {
    expect([...rewritten.matchAll(/held\("([^"]+)"\)/g)].map(([, src]) => src)).toEqual(["one", "two", "main"].map((name) => `/_next/static/chunks/${name}.js`));
    expect(rewritten).toContain(`<script nonce="${NONCE}">held("/_next/static/chunks/two.js")</script>`);
    expect(rewritten).toContain(`<script nonce="${NONCE}" id="_R_">held("/_next/static/chunks/main.js")</script>`);
    expect(rewritten).not.toContain(`rel="preload" as="script"`);
  });

  test("are told how to wait once, before the first of them", () => {
    expect(rewritten.match(/self\.held=/g)).toHaveLength(1);
    expect(rewritten.indexOf("self.held=")).toBeLessThan(rewritten.indexOf('held("'));
  });

  test("are all that is different", () => {
    const rest = rewritten.replace(/<script nonce="[^"]+"(?: id="_R_")?>(?:\(\(\)=>.*?\}\)\(\);)?held\("[^"]+"\)<\/script>/g, "");
    const before = page.replace(/<link rel="preload" as="script"[^>]*>/, "").replace(/<script src="\/_next[^>]*async=""[^>]*><\/script>/g, "");
    expect(rest).toBe(before);
  });

  test("are found wherever a part of the page ends", () => {
    const bytes = Buffer.from(page);
    for (let at = 0; at <= bytes.length; at++) expect(held(bytes.subarray(0, at), bytes.subarray(at))).toBe(rewritten);
    expect(held(...Array.from(bytes, (byte) => Buffer.of(byte)))).toBe(rewritten);
  });
});

test("of a page that comes in parts no more stays than a tag", () => {
  const scripts = new HeldScripts();
  const push = (part: string) => scripts.push(Buffer.from(part)).toString();
  const long = `<script nonce="${NONCE}">${"x".repeat(3000)}`;
  expect(push("<p>text</p>")).toBe("<p>text</p>");
  expect(push("<p>5 <")).toBe("<p>5 ");
  expect(push(" 6</p>")).toBe("< 6</p>");
  expect(push(long)).toBe(long);
});
