import { beforeEach, describe, expect, test } from "vitest";
import { createPlayer, type Player } from "./player";
import type { Sound } from "./sound";
import type { Track } from "./track";

/** Stands for the browser's own audio element, which Node does not have: the few properties and events the player uses. */
class AudioElement extends EventTarget implements Sound {
  src = "";
  preload: Sound["preload"] = "";
  currentTime = 0;
  duration = Number.NaN;
  readyState = 4;
  paused = true;
  ended = false;
  volume = 1;
  muted = false;
  error: { code: number } | null = null;

  play(): Promise<void> {
    this.paused = false;
    this.ended = false;
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
    this.tell("pause");
  }
  load(): void {
    this.currentTime = 0;
  }
  removeAttribute(): void {
    this.src = "";
  }
  tell(type: string): void {
    this.dispatchEvent(new Event(type));
  }
  end(): void {
    this.paused = true;
    this.ended = true;
    this.tell("ended");
  }
}

const track = (beatId: string, preview: string | null = `/api/audio/${beatId}.mp3`): Track => ({
  beatId,
  slug: beatId,
  title: beatId,
  store: "store",
  duration: 100,
  levels: [],
  preview,
  price: null,
});

let audio: AudioElement;
let player: Player;
let online: boolean;
beforeEach(() => {
  audio = new AudioElement();
  online = true;
  player = createPlayer(() => audio, () => online);
});

/** The browser finds nothing to play at the address. */
function gone(): void {
  audio.error = { code: 4 };
  audio.tell("error");
}

describe("the player", () => {
  test("plays a track out of a list and goes on with the next at its end", () => {
    player.play(track("b"), [track("a"), track("b"), track("c")]);
    expect(audio.src).toBe("/api/audio/b.mp3");
    audio.tell("playing");
    expect(player.state()).toMatchObject({ status: "playing", queue: { index: 1 } });
    audio.end();
    expect(audio.src).toBe("/api/audio/c.mp3");
    audio.end();
    expect(player.state().status).toBe("ended");
  });

  test("leaves out of the queue what has no preview", () => {
    player.play(track("a"), [track("a"), track("mute", null), track("c")]);
    player.next();
    expect(player.state().track?.beatId).toBe("c");
  });

  test("goes back to the beginning first, then to the track before", () => {
    player.play(track("b"), [track("a"), track("b")]);
    audio.currentTime = 30;
    player.previous();
    expect(audio.currentTime).toBe(0);
    player.previous();
    expect(player.state().track?.beatId).toBe("a");
  });

  test("keeps a seek inside the preview", () => {
    player.play(track("a"));
    audio.duration = 80;
    audio.tell("durationchange");
    player.seek(500);
    expect(audio.currentTime).toBeLessThan(80);
    player.seek(-5);
    expect(audio.currentTime).toBe(0);
  });

  test("says in words why there is no sound, and tries again when asked", () => {
    player.play(track("a"));
    audio.error = { code: 2 };
    audio.tell("error");
    audio.tell("pause");
    expect(player.state().status).toBe("failed");
    expect(player.state().problem).toMatch(/connection/);
    player.toggle();
    expect(player.state()).toMatchObject({ status: "buffering", problem: null });
  });

  test("passes over a preview that is gone, says which, and counts from there anew", () => {
    player.play(track("a"), [track("a"), track("b"), track("c")]);
    gone();
    expect(audio.src).toBe("/api/audio/b.mp3");
    expect(player.state()).toMatchObject({ status: "buffering", problem: null, notice: expect.stringContaining("“a”") });
    audio.tell("playing");
    expect(player.state().notice).toContain("“a”");
    audio.currentTime = 9;
    audio.tell("timeupdate");
    expect(player.state().notice).toBeNull();
  });

  test("stops after three in a row that cannot be played, at the third, and tries that one again when asked", () => {
    player.play(track("a"), [..."abcdef"].map((name) => track(name)));
    for (let miss = 0; miss < 3; miss++) gone();
    expect(player.state()).toMatchObject({ status: "failed", track: { beatId: "c" }, notice: null });
    expect(player.state().problem).toMatch(/in a row/);
    player.toggle();
    expect(player.state()).toMatchObject({ status: "buffering", track: { beatId: "c" } });
  });

  test("stops at the last one when all fail, and begins nothing by itself", () => {
    player.play(track("a"), [track("a"), track("b")]);
    gone();
    gone();
    expect(player.state()).toMatchObject({ status: "failed", track: { beatId: "b" } });
  });

  test("blames no preview for a connection that is gone, and goes on where it was", () => {
    player.play(track("a"), [track("a"), track("b")]);
    audio.currentTime = 33;
    online = false;
    gone();
    expect(player.state()).toMatchObject({ status: "failed", track: { beatId: "a" }, notice: null });
    expect(player.state().problem).toMatch(/connection/);
    online = true;
    audio.currentTime = 0;
    player.toggle();
    expect(player.position()).toBe(33);
    audio.duration = 80;
    audio.tell("loadedmetadata");
    expect(audio.currentTime).toBe(33);
  });

  test("takes up a queue paused and fetches nothing until somebody presses play, then from where it was", () => {
    player.restore({ tracks: [track("a"), track("b")], index: 1, chosen: 0 }, 21);
    expect(player.state()).toMatchObject({ status: "paused", second: 21, track: { beatId: "b" } });
    expect(audio.src).toBe("");
    player.seek(40);
    player.toggle();
    expect([audio.src, player.position()]).toEqual(["/api/audio/b.mp3", 40]);
    player.restore({ tracks: [track("x")], index: 0, chosen: 0 }, 0);
    expect(player.state().track?.beatId).toBe("b");
  });

  test("puts what is added to an empty player up, silent, and leaves what plays alone otherwise", () => {
    player.add(track("a"));
    expect(player.state()).toMatchObject({ status: "paused", track: { beatId: "a" } });
    expect(audio.paused).toBe(true);
    player.toggle();
    audio.tell("playing");
    player.playNext(track("b"));
    player.add(track("c"));
    player.remove("b");
    expect(player.state()).toMatchObject({ status: "playing", track: { beatId: "a" } });
    audio.end();
    expect(player.state().track?.beatId).toBe("c");
  });

  test("is empty and silent after it was put away", () => {
    player.play(track("a"));
    player.close();
    expect(audio.paused).toBe(true);
    expect(player.state()).toMatchObject({ track: null, queue: { tracks: [] }, status: "idle" });
  });
});
