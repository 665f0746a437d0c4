#!/usr/bin/env node
// The command of this package.
import { load } from "../compile.mjs";

await load("cli");
