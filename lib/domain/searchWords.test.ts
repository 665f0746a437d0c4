import { describe, expect, test } from "vitest";
import { holdsAll, tellingWords, wordsOf } from "./searchWords";

describe("words of a search", () => {
  test("are letters and digits, in lower case", () => {
    expect(wordsOf("Été, 808 & Lo-Fi!")).toEqual(["été", "808", "lo", "fi"]);
  });

  test("tell beats apart unless every other beat carries them", () => {
    expect(tellingWords(wordsOf("dark trap type beat night bus"))).toEqual(["night", "bus"]);
    expect(tellingWords(wordsOf("R&B boom bap"))).toEqual([]);
  });

  test("must all be there; the last may be unfinished", () => {
    const text = wordsOf("Night Bus dark trap");
    expect([holdsAll(text, ["night", "tr"]), holdsAll(text, ["nig", "trap"]), holdsAll(text, ["night", "drill"]), holdsAll(text, [])]).toEqual([true, false, false, true]);
  });
});
