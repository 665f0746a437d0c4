import { describe, expect, test } from "vitest";
import { DIRECT, sourceOf, tidySource } from "./attribution";

const at = (path: string) => new URL(path, "https://backline.example");

describe("where a visit comes from", () => {
  test("a link that names its campaign is believed before the page that held it", () => {
    expect(sourceOf(at("/beats/x?utm_source=Newsletter&utm_medium=EMail&utm_campaign=Spring"), "https://mail.example/")).toBe("newsletter / email / spring");
    expect(sourceOf(at("/?utm_source=bio&utm_campaign=drop"), "")).toBe("bio / - / drop");
  });
  test("else the host that led here, without www", () => {
    expect(sourceOf(at("/"), "https://www.forum.example/thread/1?token=secret")).toBe("forum.example / referral");
  });
  test("our own pages and nothing at all are direct", () => {
    expect(sourceOf(at("/beats"), "https://backline.example/")).toBe(DIRECT);
    expect(sourceOf(at("/beats"), "")).toBe(DIRECT);
    expect(sourceOf(at("/beats"), "no url")).toBe(DIRECT);
  });
  test("a slash inside a part makes no part of its own", () => {
    expect(sourceOf(at("/?utm_source=a/b&utm_medium=c"), "")).toBe("a-b / c");
  });
});

test("whatever is sent becomes small and plain, and tidying twice changes nothing", () => {
  for (const text of ["<script>/x", "a".repeat(500), "/", "", "  Ünïcode  /  PAID ", "a/b/c/d/e", "//x", "x//y", "a\u0000b/\n"]) {
    const tidy = tidySource(text);
    expect(tidy.length).toBeLessThanOrEqual(126);
    expect(tidy).not.toMatch(/[<>\u0000-\u001f]/);
    expect(tidySource(tidy)).toBe(tidy);
  }
  expect(tidySource("//x")).toBe(DIRECT);
});
