import { beforeEach, describe, expect, test } from "vitest";
import { createPlayer, type Player, type Sound } from "./player";
import type { Track } from "./track";

/** Stands for the browser's own audio element, which Node does not have: the few properties and events the player uses. */
class AudioElement extends EventTarget implements Sound {
  src = "";
  preload: Sound["preload"] = "";
  currentTime = 0;
  duration = Number.NaN;
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
beforeEach(() => {
  audio = new AudioElement();
  player = createPlayer(() => audio);
});

describe("the player", () => {
  test("plays a track out of a list and goes on with the next at its end", () => {
    player.play(track("b"), [track("a"), track("b"), track("c")]);
    expect(audio.src).toBe("/api/audio/b.mp3");
    audio.tell("playing");
    expect(player.state()).toMatchObject({ status: "playing", index: 1 });
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

  test("is empty and silent after it was put away", () => {
    player.play(track("a"));
    player.close();
    expect(audio.paused).toBe(true);
    expect(player.state()).toMatchObject({ track: null, queue: [], status: "idle" });
  });
});
