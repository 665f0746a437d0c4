export { defineTestApp, type ComponentRegistration, type TestApp, type TestAppDefinition } from "./defineTestApp";
export { convexTest, type TestOptions } from "./convexTest";
export type { ModuleGlob } from "./modules";
export type { RunCtx, TestAccessor, TestDeployment } from "./types";
