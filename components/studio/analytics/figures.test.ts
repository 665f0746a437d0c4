import { expect, test } from "vitest";
import { NO_FIGURES } from "@/lib/domain/storeFigures";
import { figureNamed, openingFigure } from "./figures";

test("the page opens on the first thing a creator asks after that there is any of", () => {
  expect(openingFigure({ ...NO_FIGURES, visits: 9, plays: 4, sales: 1, net: { usd: 2_000 } })).toBe("net");
  expect(openingFigure({ ...NO_FIGURES, plays: 4, sales: 1, net: { usd: 0 } })).toBe("sales");
  expect(openingFigure({ ...NO_FIGURES, visits: 9, plays: 4 })).toBe("plays");
  expect(openingFigure({ ...NO_FIGURES, visits: 9 })).toBe("visits");
  expect(openingFigure({ ...NO_FIGURES, net: { usd: -350 } }), "a refund alone").toBe("net");
  expect(openingFigure(NO_FIGURES)).toBe("net");
});

test("a figure is named by the address or not at all", () => {
  expect(["plays", "net", "Plays", "", null].map(figureNamed)).toEqual(["plays", "net", null, null, null]);
});
