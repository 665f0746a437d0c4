import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compiled } from "./compile.mjs";

export const { convexTest, defineTestApp } = await import(pathToFileURL(join(await compiled(), "testing.js")).href);
