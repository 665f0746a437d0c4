export { asService, asUser, asVisitor, type ConvexCaller } from "./clients";
