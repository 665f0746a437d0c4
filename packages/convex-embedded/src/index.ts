export { startConvex, type ConvexDeployment, type StartOptions } from "./start";
