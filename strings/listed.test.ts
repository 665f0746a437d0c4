import { expect, test } from "vitest";
import { listed } from "./listed";

test("names in a row are joined as a sentence joins them, without a comma before the last", () => {
  expect(listed(["Title"])).toBe("Title");
  expect(listed(["Title", "BPM"])).toBe("Title and BPM");
  expect(listed(["Title", "BPM", "Licences"])).toBe("Title, BPM and Licences");
});
