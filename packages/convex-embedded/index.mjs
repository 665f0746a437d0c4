import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compiled } from "./compile.mjs";

export const { startConvex } = await import(pathToFileURL(join(await compiled(), "index.js")).href);
