import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { action, query } from "./_generated/server";
import adder from "./add.wasm";

/** WebAssembly that is part of the bundle: it adds two numbers. */
export const adds = query({
  args: {},
  handler: async () => {
    const later = await WebAssembly.instantiate(adder, {});
    return [new WebAssembly.Instance(adder, {}).exports.add(2, 3), later.exports.add(3, 4)];
  },
});

const trace = new AsyncLocalStorage();

/** JavaScript, because the types of this project know less of it. What ECMAScript gained after the oldest Node that this package runs on. */
export const modern = query({
  args: {},
  handler: async () => {
    const { promise, resolve } = Promise.withResolvers();
    resolve(7);
    const one = new Set([1, 2, 3]);
    const other = new Set([3, 4]);
    const counted = function* () {
      for (let n = 1; ; n += 1) yield n;
    };
    return {
      grouped: { ...Object.groupBy([1, 2, 3], (n) => (n % 2 === 0 ? "even" : "odd")) },
      mapped: [...Map.groupBy(["a", "bb", "c"], (word) => word.length)],
      resolved: await promise,
      tried: await Promise.try((word) => word, "now"),
      failed: await Promise.try(() => { throw new Error("then"); }).catch((error) => error.message),
      gathered: await Array.fromAsync([1, Promise.resolve(2)], (n) => n * 2),
      sets: [[...one.union(other)], [...one.intersection(other)], [...one.difference(other)], [...one.symmetricDifference(other)]],
      relations: [one.isSubsetOf(other), one.isSupersetOf(new Set([1])), one.isDisjointFrom(new Set([9]))],
      helped: counted().filter((n) => n % 2 === 1).map((n) => n * n).drop(1).take(3).toArray(),
      flat: [1, 2].values().flatMap((n) => [n, n]).toArray(),
      summed: [1, 2, 3].values().reduce((sum, n) => sum + n),
      found: [counted().some((n) => n > 3), [1].values().every((n) => n > 3), counted().find((n) => n > 3) ?? null],
      from: Iterator.from({ next: () => ({ value: 1, done: false }) }).take(2).toArray(),
      disposable: typeof Symbol.dispose,
      bytes: [Uint8Array.fromBase64("aGk_", { alphabet: "base64url" }), Uint8Array.fromBase64(" aG k"), Uint8Array.fromHex("00fF")].map((bytes) => [...bytes]),
      texts: [new Uint8Array([104, 105, 63, 255]).toBase64(), new Uint8Array([255, 254]).toBase64({ alphabet: "base64url", omitPadding: true }), new Uint8Array([0, 255]).toHex()],
      put: [new Uint8Array(2).setFromBase64("aGk/"), new Uint8Array(4).setFromHex("0102")],
      refused: ["a", "aa=a", "a?==", "aGl="].map((text) => {
        try {
          return Uint8Array.fromBase64(text, { lastChunkHandling: text === "aGl=" ? "strict" : "loose" }).length;
        } catch (error) {
          return error.name;
        }
      }),
      escaped: [RegExp.escape("a.b-c"), new RegExp(`^${RegExp.escape("1+1 = (2)\n")}$`).test("1+1 = (2)\n")],
      isError: [Error.isError(new TypeError("x")), Error.isError({ message: "x" })],
      today: new Intl.DateTimeFormat("en", { timeZone: "UTC", dateStyle: "short", timeStyle: "long" }).format() === new Intl.DateTimeFormat("en", { timeZone: "UTC", dateStyle: "short", timeStyle: "long" }).format(Date.now()),
    };
  },
});

const across = async () => {
  const seen = [trace.getStore()];
  const walk = async (name) => {
    await Promise.resolve();
    const early = trace.getStore();
    await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name));
    return [early, trace.getStore()];
  };
  const walks = await Promise.all([trace.run("one", () => walk("one")), trace.run("other", () => walk("other"))]);
  seen.push(...walks.flat());
  const bound = trace.run("bound", () => AsyncLocalStorage.bind(() => seen.push(trace.getStore())));
  bound();
  trace.run("resource", () => new AsyncResource("here")).runInAsyncScope(() => seen.push(trace.getStore()));
  trace.enterWith("left behind");
  return seen.map((store) => store ?? null);
};
export const contextInQuery = query({ args: {}, handler: across });
export const contextInAction = action({ args: {}, handler: across });
