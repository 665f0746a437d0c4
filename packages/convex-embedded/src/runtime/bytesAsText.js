/*
 * Runs inside each `vm` context before `bootstrap.js`: bytes as base64 and hexadecimal text, where the engine does not
 * bring them (https://tc39.es/ecma262/, "Uint8Array.fromBase64" and its neighbours).
 */
(() => {
  "use strict";
  const add = (target, methods) => {
    for (const [name, value] of Object.entries(methods)) {
      if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
    }
  };

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const BLANKS = "\t\n\f\r ";
  const textOf = (value) => {
    if (typeof value !== "string") throw new TypeError("Expected a string");
    return value;
  };
  const bytesOf = (value) => {
    if (!ArrayBuffer.isView(value) || value[Symbol.toStringTag] !== "Uint8Array") throw new TypeError("Expected a Uint8Array");
    return value;
  };
  const optionsOf = (options = {}) => {
    const { alphabet = "base64", lastChunkHandling = "loose", omitPadding = false } = Object(options);
    if (alphabet !== "base64" && alphabet !== "base64url") throw new TypeError("The alphabet is base64 or base64url");
    if (!["loose", "strict", "stop-before-partial"].includes(lastChunkHandling)) throw new TypeError("The last chunk is handled loose, strict or stop-before-partial");
    return { url: alphabet === "base64url", last: lastChunkHandling, omitPadding: Boolean(omitPadding) };
  };
  const malformed = () => new SyntaxError("The text is not valid base64");
  /** Pushes the one to three bytes of two to four digits. */
  const pushChunk = (bytes, digits, exact) => {
    const [a, b, c = 0, d = 0] = digits;
    const all = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d];
    if (exact && digits.length < 4 && all[digits.length - 1] !== 0) throw malformed();
    for (let at = 0; at < digits.length - 1; at += 1) bytes.push(all[at]);
  };
  const fromBase64 = (given, options, most = Infinity) => {
    const text = textOf(given);
    const { url, last } = optionsOf(options);
    const bytes = [];
    let [read, at, digits] = [0, 0, []];
    const skip = () => {
      while (at < text.length && BLANKS.includes(text[at])) at += 1;
    };
    if (most === 0) return { bytes, read };
    for (;;) {
      skip();
      if (at === text.length) {
        if (digits.length === 0) return { bytes, read: at };
        if (last === "stop-before-partial") return { bytes, read };
        if (last === "strict" || digits.length === 1) throw malformed();
        pushChunk(bytes, digits, false);
        return { bytes, read: at };
      }
      const character = text[at++];
      if (character === "=") {
        if (digits.length < 2) throw malformed();
        skip();
        if (digits.length === 2) {
          if (at === text.length && last === "stop-before-partial") return { bytes, read };
          if (text[at] !== "=") throw malformed();
          at += 1;
          skip();
        }
        if (at < text.length) throw malformed();
        pushChunk(bytes, digits, last === "strict");
        return { bytes, read: at };
      }
      const digit = url ? (character === "-" ? 62 : character === "_" ? 63 : "+/".includes(character) ? -1 : DIGITS.indexOf(character)) : DIGITS.indexOf(character);
      if (digit === -1) throw malformed();
      const left = most - bytes.length;
      if ((left === 1 && digits.length === 2) || (left === 2 && digits.length === 3)) return { bytes, read };
      digits.push(digit);
      if (digits.length < 4) continue;
      pushChunk(bytes, digits, false);
      [digits, read] = [[], at];
      if (bytes.length === most) return { bytes, read };
    }
  };
  const fromHex = (given, most = Infinity) => {
    const text = textOf(given);
    if (text.length % 2 !== 0 || /[^0-9a-f]/i.test(text)) throw new SyntaxError("The text is not valid hexadecimal");
    const bytes = [];
    for (let at = 0; at < text.length && bytes.length < most; at += 2) bytes.push(parseInt(text.slice(at, at + 2), 16));
    return { bytes, read: bytes.length * 2 };
  };
  const put = (target, { bytes, read }) => {
    target.set(bytes);
    return { read, written: bytes.length };
  };
  add(Uint8Array, {
    fromBase64: (text, options) => Uint8Array.from(fromBase64(text, options).bytes),
    fromHex: (text) => Uint8Array.from(fromHex(text).bytes),
  });
  add(Uint8Array.prototype, {
    toBase64(options) {
      const bytes = bytesOf(this);
      const { url, omitPadding } = optionsOf(options);
      let text = "";
      for (let at = 0; at < bytes.length; at += 3) {
        const [a, b = 0, c = 0] = bytes.subarray(at, at + 3);
        const four = DIGITS[a >> 2] + DIGITS[((a & 3) << 4) | (b >> 4)] + DIGITS[((b & 15) << 2) | (c >> 6)] + DIGITS[c & 63];
        const known = Math.min(3, bytes.length - at) + 1;
        text += four.slice(0, known) + (omitPadding ? "" : "=".repeat(4 - known));
      }
      return url ? text.replaceAll("+", "-").replaceAll("/", "_") : text;
    },
    toHex() {
      return Array.from(bytesOf(this), (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
    setFromBase64(text, options) {
      return put(bytesOf(this), fromBase64(text, options, this.length));
    },
    setFromHex(text) {
      return put(bytesOf(this), fromHex(text, this.length));
    },
  });
})();
