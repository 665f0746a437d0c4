import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { WIRE_VERSION } from "./wire";

test("the version that is spoken is the one whose server side is installed", () => {
  expect(createRequire(import.meta.url)("uploadthing/package.json")).toMatchObject({ version: WIRE_VERSION });
});
