import { describe, expect, test } from "vitest";
import { linkPlace, STORE_LINKS, STORE_SECTIONS, storeLinkUrl, wholeSections } from "./storefront";

describe("a store's link", () => {
  test.each([
    ["https://instagram.com/lowtide", "https://instagram.com/lowtide"],
    ["//instagram.com/lowtide", "https://instagram.com/lowtide"],
    ["instagram.com/lowtide", "https://instagram.com/lowtide"],
    ["  https://LowTide.Bandcamp.com ", "https://lowtide.bandcamp.com/"],
    ["https://bücher.example/x", "https://xn--bcher-kva.example/x"],
  ])("%s is kept as %s", (given, kept) => expect(storeLinkUrl(given)).toBe(kept));

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "http://instagram.com/lowtide",
    "ftp://instagram.com",
    "https://localhost/admin",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://0x7f.1/",
    "https://user:secret@instagram.com/",
    "https://instagram.com:8443/",
    "mailto:me@low.example",
    "",
    "low tide",
    `https://a.example/${"x".repeat(STORE_LINKS.url)}`,
  ])("%s is refused", (given) => expect(storeLinkUrl(given)).toBeNull());

  test("is called by its platform, also below its name, and never by one that only looks like it", () => {
    expect(linkPlace("https://www.youtube.com/@lowtide")).toBe("YouTube");
    expect(linkPlace("https://lowtide.bandcamp.com/")).toBe("Bandcamp");
    expect(linkPlace("https://notinstagram.com/")).toBe("notinstagram.com");
    expect(linkPlace("https://instagram.com.evil.example/")).toBe("instagram.com.evil.example");
  });
});

test("sections stand once each, in the order given; one that was not known then comes last", () => {
  const whole = wholeSections([{ kind: "links", shown: false }, { kind: "beats", shown: true }, { kind: "links", shown: true }]);
  expect(whole.slice(0, 2)).toEqual([{ kind: "links", shown: false }, { kind: "beats", shown: true }]);
  expect(whole.map(({ kind }) => kind).sort()).toEqual([...STORE_SECTIONS].sort());
});
