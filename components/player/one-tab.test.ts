import { expect, test } from "vitest";
import { playAlone } from "./one-tab";
import { type PlayerState, silence } from "./player-state";
import { warmNext } from "./warm-next";

/** Tabs of one browser: what one says, all others hear. */
function tabs(count: number) {
  const channels: { onmessage: ((event: MessageEvent) => void) | null }[] = [];
  return Array.from({ length: count }, () => {
    let status: PlayerState["status"] = "idle";
    let tell = () => {};
    const become = (next: PlayerState["status"]) => {
      status = next;
      tell();
    };
    const subscribe = (listener: () => void) => {
      tell = listener;
      return () => true;
    };
    const channel = { onmessage: null, close: () => {}, postMessage: () => channels.filter((other) => other !== channel).forEach((other) => other.onmessage?.(new MessageEvent("message"))) };
    channels.push(channel);
    playAlone({ subscribe, state: () => ({ ...silence, status }), pause: () => void (status !== "idle" && become("paused")) }, () => channel);
    return { become, status: () => status };
  });
}

test("whoever begins to play last is the only one that plays", () => {
  const [one, two, three] = tabs(3);
  one?.become("buffering");
  one?.become("playing");
  two?.become("buffering");
  expect([one, two, three].map((tab) => tab?.status())).toEqual(["paused", "buffering", "idle"]);
  two?.become("playing");
  one?.become("playing");
  expect([one, two, three].map((tab) => tab?.status())).toEqual(["playing", "paused", "idle"]);
});

test("the next preview is fetched once, near the end, and only while there is sound", () => {
  const next = { beatId: "b", slug: "b", title: "b", store: "s", duration: 100, levels: [], preview: "/api/audio/b.mp3", price: null };
  let state: PlayerState = { ...silence, status: "playing", length: 80, queue: { tracks: [{ ...next, beatId: "a" }, next], index: 0, chosen: 0 } };
  let position = 10;
  let tell = () => {};
  const asked: string[] = [];
  warmNext({ state: () => state, position: () => position, subscribe: (listener) => ((tell = listener), () => true) }, async (address) => asked.push(address));
  tell();
  position = 70;
  state = { ...state, status: "paused" };
  tell();
  expect(asked).toEqual([]);
  state = { ...state, status: "playing" };
  tell();
  tell();
  expect(asked).toEqual(["/api/audio/b.mp3"]);
});
