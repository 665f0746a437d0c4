const KEY = "backline.shortcuts";
const OFF = "no letters";

/** Whether shortcuts of a single sign are on; they are, unless somebody switched them off in this browser. */
export function lettersOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return true;
  }
}

export function setLetters(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // Where nothing is kept they stay on; the keys still rest while somebody types.
  }
}
