import { beforeEach, expect, test } from "vitest";
import { countPlays } from "./count-plays";
import { silence, type PlayerState } from "./player-state";

let state: PlayerState;
let position: number;
let tell: () => void;
let plays: { beatId: string; heardMs: number }[];

const track = (beatId: string) => ({ beatId, slug: beatId, title: beatId, store: "s", duration: 100, levels: [], preview: "/p.mp3", price: null });
const at = (second: number, status: PlayerState["status"] = "playing") => {
  position = second;
  state = { ...state, status };
  tell();
};
const hear = (from: number, to: number) => {
  for (let second = from; second <= to; second++) at(second);
};

beforeEach(() => {
  state = { ...silence, track: track("a"), length: 80 };
  position = 0;
  plays = [];
  const listen = (listener: () => void) => {
    tell = listener;
    return () => true;
  };
  countPlays({ subscribe: listen, state: () => state, position: () => position }, (play) => plays.push(play));
});

test("thirty seconds heard are a play, once", () => {
  hear(0, 29);
  expect(plays).toEqual([]);
  hear(30, 80);
  expect(plays).toEqual([{ beatId: "a", heardMs: 30_000 }]);
});

test("jumping ahead is not listening, and the same part twice is heard once", () => {
  hear(0, 10);
  at(70);
  hear(70, 79);
  for (let again = 0; again < 5; again++) {
    at(0, "paused");
    hear(0, 10);
  }
  expect(plays).toEqual([]);
});

test("half of a short preview is enough, and the next track begins at nothing", () => {
  state = { ...state, length: 10 };
  hear(0, 4);
  state = { ...state, track: track("b") };
  hear(0, 4);
  expect(plays).toEqual([]);
  hear(5, 5);
  expect(plays).toEqual([{ beatId: "b", heardMs: 5_000 }]);
});
