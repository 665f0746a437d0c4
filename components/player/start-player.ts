import { report } from "../analytics/report";
import { countPlays } from "./count-plays";
import { mediaKeys } from "./media-keys";
import { playAlone } from "./one-tab";
import { createPlayer, type Player } from "./player";
import { keepQueue } from "./queue-memory";
import type { Sound } from "./sound";
import { warmNext } from "./warm-next";

/** The player with all that follows it for as long as the page lives; what played before a reload is taken up, paused. */
export function startPlayer(createAudio: () => Sound): Player {
  const player = createPlayer(createAudio);
  mediaKeys(player);
  playAlone(player);
  warmNext(player);
  countPlays(player, (play) => report({ event: "beat_played", properties: play }));
  player.restoreVolume();
  keepQueue(player);
  return player;
}
