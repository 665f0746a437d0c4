import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "./cn";

const root = join(import.meta.dirname, "../..");
const sources = ["app", "components"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => readFileSync(join(root, folder, file), "utf8")),
);

/** Every word of a text in the sources that tailwind-merge's full list knows as a class, without its variants. */
const classes = [...new Set(sources.flatMap((source) => [...source.matchAll(/["`]([^"`]*)["`]/g)].flatMap(([, text = ""]) => text.split(/\s+/))))]
  .filter((word) => word !== "" && !/:(?![^[(]*[\])])/.test(word) && twMerge(`${word} ${word}`) === word)
  .sort();

test("of any two classes in the sources, the same ones stay as by tailwind-merge's own list", () => {
  expect(classes.length).toBeGreaterThan(200);
  const different: string[] = [];
  for (const first of classes) {
    for (const second of classes) {
      if (cn(first, second) !== twMerge(first, second)) different.push(`${first} ${second}: ${cn(first, second)}, not ${twMerge(first, second)}`);
    }
  }
  expect(different).toEqual([]);
});

/** Every class with variants in the sources. */
const underVariants = [...new Set(sources.flatMap((source) => [...source.matchAll(/["`]([^"`]*)["`]/g)].flatMap(([, text = ""]) => text.split(/\s+/))))].filter((word) => /^[^\s{}$]+:(?=[a-z-])/.test(word) && !word.startsWith("[") && twMerge(`${word} ${word}`) === word);

test("variants and slashes change nothing of it", () => {
  expect(underVariants.length).toBeGreaterThan(100);
  const different: string[] = [];
  for (const first of underVariants) {
    for (const second of underVariants) {
      if (cn(first, second) !== twMerge(first, second)) different.push(`${first} ${second}: ${cn(first, second)}, not ${twMerge(first, second)}`);
    }
  }
  expect(different).toEqual([]);
});

test("an important class yields only to an important one", () => {
  expect(cn("p-2! m-1", "p-4")).toBe("p-2! m-1 p-4");
  expect(cn("md:!p-2", "md:p-4!")).toBe("md:p-4!");
});

test("a class with a variant overrides only what has the same variant", () => {
  expect(cn("p-2 md:p-4", "md:p-6")).toBe("p-2 md:p-6");
  expect(cn("hover:bg-hover bg-raised", "bg-ground")).toBe("hover:bg-hover bg-ground");
});
