import { load } from "./compile.mjs";

export const { startConvex } = await load("index");
