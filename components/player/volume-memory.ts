const KEY = "backline.volume";

export type Loudness = { volume: number; muted: boolean };

/** The loudness of the last visit; null when there is none or the browser keeps nothing. */
export function readVolume(): Loudness | null {
  try {
    const [volume, muted] = (localStorage.getItem(KEY) ?? "").split(" ");
    const value = Number(volume);
    return volume && value >= 0 && value <= 1 ? { volume: value, muted: muted === "muted" } : null;
  } catch {
    return null;
  }
}

export function writeVolume({ volume, muted }: Loudness): void {
  try {
    localStorage.setItem(KEY, `${volume.toFixed(2)}${muted ? " muted" : ""}`);
  } catch {
    // Private windows may refuse storage; the loudness then lasts as long as the page.
  }
}
