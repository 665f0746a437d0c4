import { describe, expect, it } from "vitest";
import { errorReference, isStaleCode } from "./page-errors";

describe("what a broken page says of its error", () => {
  it("is the digest under which the server logged it", () => {
    expect(errorReference(Object.assign(new Error("hidden"), { digest: "123456" }))).toBe("123456");
  });

  it("is the id of the live call that failed", () => {
    expect(errorReference(new Error("[CONVEX Q(beats:list)] [Request ID: 9f0c2ab1] Server Error"))).toBe("9f0c2ab1");
  });

  it("is nothing where no server knows of it", () => {
    expect([errorReference(new Error("x is undefined")), errorReference("thrown text"), errorReference(null)]).toEqual([null, null, null]);
  });

  it("tells code that is gone from code that failed", () => {
    expect(isStaleCode(Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" }))).toBe(true);
    expect(isStaleCode(new Error("Failed to load chunk"))).toBe(false);
  });
});
