#!/usr/bin/env node
// The command of this package.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compiled } from "../compile.mjs";

await import(pathToFileURL(join(await compiled(), "cli.js")).href);
