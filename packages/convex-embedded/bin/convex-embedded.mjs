#!/usr/bin/env node
// The command of this package: its sources are TypeScript, which tsx loads.
import { register } from "tsx/esm/api";

register();
await import("../src/cli.ts");
