export { convexTest, type TestOptions } from "./convexTest";
export type { ModuleGlob } from "./modules";
export type { RunCtx, TestAccessor, TestDeployment } from "./types";
