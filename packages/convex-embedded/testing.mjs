import { load } from "./compile.mjs";

export const { convexTest, defineTestApp } = await load("testing");
