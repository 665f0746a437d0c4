import { createKernel } from "./kernel";
import { kernelServices } from "./services";

/** Declares a route: see docs/decisions/0003-route-kernel.md. */
export const route = createKernel(kernelServices);

export { jsonBody, rawBody } from "./body";
export { contractsOf } from "./contract";
export { id } from "./ids";
export { fileResponse } from "./response";
