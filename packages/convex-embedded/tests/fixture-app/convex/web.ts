import { v } from "convex/values";
import { action, query } from "./_generated/server";

/** Signs, verifies, encrypts and derives with plain buffers, which are of this realm and not of the host's. */
const withBuffers = async (): Promise<Record<string, unknown>> => {
  const text = new TextEncoder().encode("text").slice().buffer;
  const key = await crypto.subtle.importKey("raw", new Uint8Array(32).buffer, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  const signature = await crypto.subtle.sign("HMAC", key, text);
  const secret = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const algorithm = { name: "AES-GCM", iv: new Uint8Array(12).buffer };
  const sealed = await crypto.subtle.encrypt(algorithm, secret, text);
  const one = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  const other = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other.publicKey }, one.privateKey, 256);
  return {
    verified: await crypto.subtle.verify("HMAC", key, signature, text),
    forged: await crypto.subtle.verify("HMAC", key, new Uint8Array(32).buffer, text),
    opened: new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, secret, sealed)),
    shared: shared.byteLength,
    isKey: key instanceof CryptoKey,
  };
};
export const cryptoInQuery = query({ args: {}, handler: withBuffers });
export const cryptoInAction = action({ args: {}, handler: withBuffers });

/** What errors of the host count as. */
export const errors = action({
  args: { url: v.string() },
  handler: async (_ctx, { url }) => {
    const kindOf = async (work: () => unknown) => {
      try {
        await work();
        return [];
      } catch (error) {
        return [error instanceof TypeError, error instanceof Error, error instanceof RangeError];
      }
    };
    return { fetch: await kindOf(() => fetch(url)), url: await kindOf(() => new URL("no url")), own: await kindOf(() => { throw new RangeError("own"); }) };
  },
});

export const absent = query({ args: { names: v.array(v.string()) }, handler: async (_ctx, { names }) => names.filter((name) => !(name in globalThis)) });
