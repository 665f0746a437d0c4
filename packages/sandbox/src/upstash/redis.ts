import { createHash, randomUUID } from "node:crypto";
import RedisMock from "ioredis-mock";

/** Redis refuses a command, in Redis's own words. */
export class RedisError extends Error {}

/** What the sandbox answers. Others are refused as unknown, rather than half done. */
const COMMANDS = new Set(
  `APPEND DECR DECRBY DEL ECHO EXISTS EXPIRE FLUSHALL FLUSHDB GET GETDEL GETSET HDEL HEXISTS HGET HGETALL HINCRBY HKEYS HLEN HMGET
   HMSET HSET HSETNX HVALS INCR INCRBY KEYS LLEN LPOP LPUSH LRANGE LREM LTRIM MGET MSET PERSIST PEXPIRE PING PSETEX PTTL RPOP RPUSH
   SADD SCARD SET SETEX SETNX SISMEMBER SMEMBERS SMISMEMBER SREM STRLEN TTL TYPE UNLINK`.split(/\s+/),
);

export interface Redis {
  /** Runs one command. @throws RedisError */
  run(command: readonly string[]): Promise<unknown>;
  /** Runs commands with none of another caller between them. */
  together<T>(run: () => Promise<T>): Promise<T>;
  close(): void;
}

/** A Redis in memory, Lua included. It starts empty at each start, as counters and locks may. */
export function createRedis(): Redis {
  // Instances of the same address share their data, so each sandbox takes an address of its own.
  const store = new RedisMock({ host: randomUUID() });
  const scripts = new Map<string, string>();
  let lane: Promise<unknown> = Promise.resolve();

  const run = async (command: readonly string[]): Promise<unknown> => {
    const [name = "", ...args] = command;
    const verb = name.toUpperCase();
    if (verb === "SCRIPT") return script(args);
    if (verb === "EVAL") return evaluate(remember(args[0] ?? ""), args.slice(1));
    if (verb === "EVALSHA") return evaluate(args[0] ?? "", args.slice(1));
    if (!COMMANDS.has(verb)) throw new RedisError(`ERR unknown command '${name}'`);
    return call(verb, verb === "SET" ? setArguments(args) : withoutOptions(verb, args));
  };

  const call = async (verb: string, args: readonly string[]): Promise<unknown> => {
    const method: unknown = Reflect.get(store, verb.toLowerCase());
    if (typeof method !== "function") throw new RedisError(`ERR unknown command '${verb}'`);
    try {
      return asReply(await Reflect.apply(method, store, args));
    } catch (error) {
      throw new RedisError(error instanceof Error ? error.message : String(error));
    }
  };

  /** Redis addresses a script by the digest of its exact text, the `#!lua` line included, which the Lua engine cannot read. */
  const remember = (source: string): string => {
    const digest = createHash("sha1").update(source).digest("hex");
    scripts.set(digest, source.replace(/^#!lua[^\n]*/, ""));
    return digest;
  };

  const evaluate = async (digest: string, args: readonly string[]): Promise<unknown> => {
    const source = scripts.get(digest.toLowerCase());
    if (source === undefined) throw new RedisError("NOSCRIPT No matching script. Please use EVAL.");
    return call("EVAL", [source, ...args]);
  };

  const script = ([verb = "", ...args]: readonly string[]): unknown => {
    if (verb.toUpperCase() === "LOAD") return remember(args[0] ?? "");
    if (verb.toUpperCase() === "EXISTS") return args.map((digest) => (scripts.has(digest.toLowerCase()) ? 1 : 0));
    if (verb.toUpperCase() !== "FLUSH") throw new RedisError(`ERR unknown subcommand '${verb}'`);
    scripts.clear();
    return "OK";
  };

  return {
    run,
    together(steps) {
      const result = lane.then(steps);
      lane = result.catch(() => undefined);
      return result;
    },
    close: () => store.disconnect(),
  };
}

/** The store below reads options in upper case only and passes over what it does not know; here neither may happen. */
function setArguments([key, value, ...options]: readonly string[]): string[] {
  if (key === undefined || value === undefined) throw new RedisError("ERR wrong number of arguments for 'set' command");
  const words = options.map((option) => option.toUpperCase());
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === "NX" || word === "XX") continue;
    if (word !== "EX" && word !== "PX") throw new RedisError("ERR syntax error");
    at += 1;
    if (!/^[1-9]\d*$/.test(words[at] ?? "")) throw new RedisError("ERR value is not an integer or out of range");
  }
  return [key, value, ...words];
}

function withoutOptions(verb: string, args: readonly string[]): readonly string[] {
  if ((verb === "EXPIRE" || verb === "PEXPIRE") && args.length !== 2) throw new RedisError("ERR the sandbox knows no options of EXPIRE");
  return args;
}

/** The client library turns the flat list of HGETALL into an object; the wire has the list. */
function asReply(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).flat();
}
